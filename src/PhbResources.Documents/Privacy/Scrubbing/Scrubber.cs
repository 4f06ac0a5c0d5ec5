using System.Text.RegularExpressions;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>
/// Makes a clean copy of a file that was inspected. Always taken out: properties that name someone, comments, tracked changes (they are
/// accepted), hidden text, data beside the document, thumbnails, what cameras wrote, earlier revisions. Blanked or emptied where the
/// member agrees: what was found in the text, form fields, hidden rows and sheets. The copy is inspected and checked
/// before it is handed out; a copy that still holds something is never handed out.
/// </summary>
/// <param name="inspector">Inspects the copy.</param>
public sealed class Scrubber(FileInspector inspector)
{
    private const string ByHand = "Open the file, take it out yourself, save it and share that file.";

    private const string PdfByHand = "Words in this PDF cannot be taken out for sure. Change the document that the PDF was made from, save it as PDF again and share that one.";

    private static readonly FindingType[] AlwaysGone =
        [FindingType.Comment, FindingType.TrackedChange, FindingType.Thumbnail, FindingType.Gps, FindingType.CameraData, FindingType.CustomXml, FindingType.EarlierRevision];

    /// <summary>Makes the copy.</summary>
    /// <param name="file">The file; not changed.</param>
    /// <param name="inspection">Its inspection; the file has to be accepted.</param>
    /// <param name="agreed">The findings that the member agrees to lose, from <see cref="PrivacyCheck.Of"/> on the reading of the same inspection.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The file was refused.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<CleanCopy> CleanAsync(byte[] file, FileInspection inspection, IReadOnlyCollection<Finding> agreed, CancellationToken cancellation)
    {
        if (inspection is not { Accepted: true, Kind: { } kind }) throw new ArgumentException("Only a file that was accepted can be cleaned.", nameof(inspection));
        var run = new InspectionRun(InspectionLimits.Default, TimeProvider.System, cancellation);
        var blanks = new Blanks(agreed, FormChoices.In(file, kind), run);
        var name = NameOf(inspection.FileName, kind, blanks);
        byte[] copy;
        try
        {
            copy = await Task.Run(() => Clean(file, kind, inspection, blanks, agreed, run), cancellation);
        }
        catch (Exception mistake) when (mistake is System.Xml.XmlException or InvalidDataException or InvalidOperationException or InspectionStoppedException or KeyNotFoundException or ArgumentException)
        {
            return Failed(name, kind == FileKind.Pdf ? PdfByHand : "This file is built in a way that we cannot clean. " + ByHand, []);
        }

        return await CheckedAsync(copy, name, kind, blanks, agreed, cancellation);
    }

    private static byte[] Clean(byte[] file, FileKind kind, FileInspection inspection, Blanks blanks, IReadOnlyCollection<Finding> agreed, InspectionRun run)
    {
        var emptyHidden = agreed.Any(finding => finding.Type == FindingType.HiddenText);
        switch (kind)
        {
            case FileKind.Docx or FileKind.Xlsx:
                var package = new OfficePackage(file);
                var common = new OoxmlCleaner(package);
                common.CleanParts(inspection.Risks);
                if (kind == FileKind.Docx) WordCleaner.Clean(package);
                else
                {
                    SheetCleaner.BlankNumbers(package, agreed);
                    SheetCleaner.Clean(package, common, emptyHidden);
                }

                common.Blank(blanks, kind == FileKind.Xlsx ? SheetCleaner.AsText : WordCleaner.ForgetAnswer);
                return package.Write();
            case FileKind.Odt or FileKind.Ods:
                return OdfCleaner.Clean(file, inspection, blanks, emptyHidden);
            case FileKind.Pdf:
                return PdfCleaner.Clean(file, run, blanks, agreed);
            case FileKind.Rtf:
                return new RtfCleaner(file, run, blanks).Clean();
            case FileKind.Txt:
                return TextCleaner.Clean(file, blanks);
            default:
                return PictureCleaner.Clean(file);
        }
    }

    private async Task<CleanCopy> CheckedAsync(byte[] copy, string name, FileKind kind, Blanks blanks, IReadOnlyCollection<Finding> agreed, CancellationToken cancellation)
    {
        var inspection = await inspector.InspectAsync(copy, name, cancellation);
        if (inspection.Reading is not { } reading || inspection.Kind != kind || inspection.Risks.Any())
            return Failed(name, "The clean copy of this file would not open or is not safe. " + ByHand, []);
        var found = PrivacyCheck.Of(reading);
        var emptied = agreed.Any(finding => finding.Type == FindingType.HiddenText);
        var left = found.Where(finding =>
            AlwaysGone.Contains(finding.Type) || finding.Level == FindingLevel.MustRemove && finding.Type is FindingType.DocumentProperty or FindingType.HiddenText
            || emptied && finding.Type == FindingType.HiddenText
            || Blanks.OfText(finding.Type) && finding.Spans.All(span => span.Piece.Origin != PieceOrigin.FileName) && blanks.IsSecret(Blanks.Plain(string.Concat(finding.Spans.Select(span => span.Text))))).ToList();
        if (left.Count > 0) return Failed(name, kind == FileKind.Pdf ? PdfByHand : $"Something could not be taken out of this file ({string.Join("; ", left.Select(finding => finding.Place).Distinct().Take(3))}). {ByHand}", left);
        if (kind is not (FileKind.Png or FileKind.Jpg) && Leftovers.In(copy, kind, blanks, agreed, new InspectionRun(InspectionLimits.Default, TimeProvider.System, cancellation))) return Failed(name, "Something that was found is still inside this file, where it is not seen. " + ByHand, []);
        return new CleanCopy { File = copy, FileName = name, Left = found, Inspection = inspection };
    }

    private static CleanCopy Failed(string name, string problem, IReadOnlyList<Finding> left) => new() { FileName = name, Problem = problem, Left = left };

    private static string NameOf(string name, FileKind kind, Blanks blanks)
    {
        var plain = Regex.Replace(blanks.Blank(Path.GetFileNameWithoutExtension(name)).Replace(Blanks.Line, " ", StringComparison.Ordinal), "[\\s_]+", " ", RegexOptions.NonBacktracking).Trim(' ', '-', '.', '\'');
        if (plain.StartsWith("s ", StringComparison.Ordinal)) plain = plain[2..];
        return (plain.Length > 0 ? plain : "document") + "." + kind.ToString().ToLowerInvariant();
    }
}
