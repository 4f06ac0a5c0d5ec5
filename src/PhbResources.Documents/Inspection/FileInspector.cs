using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Images;
using PhbResources.Documents.Inspection.Office;
using PhbResources.Documents.Inspection.Pdf;
using PhbResources.Documents.Inspection.Rtf;
using PhbResources.Documents.Inspection.Text;

namespace PhbResources.Documents.Inspection;

/// <summary>
/// Decides whether a file that somebody wants to share is safe, and reads what stands in it. Looks at the content, never at the
/// name alone; opens nothing outside the file; starts no program. One instance serves a site: it reads as many files at a time as the machine bears, each within
/// the bounds of its <see cref="InspectionLimits"/>.
/// </summary>
/// <param name="limits">How much a file may ask of the machine.</param>
/// <param name="time">Clock of the time limit.</param>
/// <exception cref="ArgumentOutOfRangeException">A limit does not make sense.</exception>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "A semaphore that is never asked for its wait handle holds nothing to let go of.")]
public sealed class FileInspector(InspectionLimits limits, TimeProvider time)
{
    /// <summary>
    /// A file has its bounds for itself. Many that come at the same moment would share one machine, each run out of its time,
    /// and together take the memory of all: so they wait, and one processor stays for everybody else.
    /// </summary>
    private readonly SemaphoreSlim turn = new(Math.Max(1, Environment.ProcessorCount - 1));

    private const int MostLettersOfAName = 255;
    private readonly InspectionLimits limits = limits.Validated();

    /// <summary>With the usual limits.</summary>
    public FileInspector() : this(InspectionLimits.Default, TimeProvider.System)
    {
    }

    /// <summary>Inspects a file that is still to be read; stops reading where it is too large.</summary>
    /// <param name="file">The content, read from where it stands.</param>
    /// <param name="fileName">The name that it came with.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<FileInspection> InspectAsync(Stream file, string fileName, CancellationToken cancellation) =>
        await InspectAsync(await FileContent.ReadAsync(file, limits.FileBytes, cancellation), fileName, cancellation);

    /// <summary>Inspects a file in memory, on a thread of the pool, when the files that came before leave one free; the wait does not count as its time.</summary>
    /// <param name="file">The content; not changed.</param>
    /// <param name="fileName">The name that it came with.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<FileInspection> InspectAsync(byte[] file, string fileName, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Inspect(file, fileName, cancellation), cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Inspects a file in memory, on the caller's thread.</summary>
    /// <param name="file">The content; not changed.</param>
    /// <param name="fileName">The name that it came with.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public FileInspection Inspect(byte[] file, string fileName, CancellationToken cancellation)
    {
        var run = new InspectionRun(limits, time, cancellation);
        var name = fileName.Length > MostLettersOfAName ? fileName[^MostLettersOfAName..] : fileName;
        FileKind? kind = null;
        try
        {
            run.AddText(name, PieceOrigin.FileName, "file name");
            kind = ReadByContent(file, run);
        }
        catch (InspectionStoppedException stopped)
        {
            run.Concern(stopped.Rule, stopped.Place, stopped.Part);
        }
        catch (Exception mistake) when (mistake is InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException or FormatException or InvalidOperationException or EndOfStreamException)
        {
            // Readers check what they rely on. What slips through is a file that contradicts itself in a way that no reader thought of: it is not taken.
            run.Concern(InspectionRules.Damaged);
        }

        if (kind is null && !run.Refused) run.Concern(InspectionRules.UnknownType);
        if (kind is { } known && !FileNames.Fits(name, known)) run.Concern(InspectionRules.WrongExtension);
        return new FileInspection
        {
            FileName = name,
            Kind = kind,
            Concerns = run.Concerns,
            Reading = run.Refused || kind is null ? null : new FileReading { Kind = kind.Value, FileName = name, Pieces = run.Pieces, Pages = run.Pages, Pixels = run.Pixels },
        };
    }

    private FileKind? ReadByContent(byte[] file, InspectionRun run)
    {
        if (file.Length == 0) throw new InspectionStoppedException(InspectionRules.Empty);
        if (file.Length > limits.FileBytes) throw new InspectionStoppedException(InspectionRules.TooLarge);
        var type = ForeignContent.Of(file);
        switch (type)
        {
            case ContentType.Zip:
                return PackageKind.Read(ZipPackage.Open(file, run), run);
            case ContentType.Pdf:
                new PdfReader(file, run).Read();
                return FileKind.Pdf;
            case ContentType.Png or ContentType.Jpg:
                PictureReader.Read(file, type, run);
                run.Concern(InspectionRules.UnreadText);
                return type == ContentType.Png ? FileKind.Png : FileKind.Jpg;
            case ContentType.Rtf:
                if (!file.AsSpan().StartsWith("{\\rtf1"u8)) throw new InspectionStoppedException(InspectionRules.Damaged);
                new RtfReader(file, run).Read();
                return FileKind.Rtf;
            case ContentType.Text or ContentType.Unknown:
                // Programs find a PDF that begins somewhat later, and so does whoever wants to slip one through.
                if (file.AsSpan(0, Math.Min(file.Length, 1_024)).IndexOf("%PDF-"u8) >= 0) throw new InspectionStoppedException(InspectionRules.Polyglot);
                PlainTextReader.Read(file, run);
                return run.Refused ? null : FileKind.Txt;
            default:
                throw new InspectionStoppedException(type switch
                {
                    ContentType.Ole => OldOffice.RuleFor(file),
                    ContentType.Program => InspectionRules.Program,
                    ContentType.Archive => InspectionRules.Zip,
                    ContentType.Media => InspectionRules.Media,
                    ContentType.Gif or ContentType.Bmp or ContentType.Tiff or ContentType.Webp or ContentType.Emf or ContentType.Wmf => InspectionRules.OtherPicture,
                    ContentType.Xml => InspectionRules.WebPage,
                    _ => InspectionRules.UnknownType,
                });
        }
    }
}
