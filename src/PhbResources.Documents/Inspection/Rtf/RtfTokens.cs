using System.Text;

namespace PhbResources.Documents.Inspection.Rtf;

internal enum RtfTokenKind
{
    Open, Close, Word, Symbol, Hex, Text, Binary, End,
}

/// <summary>A token of an RTF file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The control word, the symbol, or a stretch of text.</param>
/// <param name="Value">The number after a control word, the byte of <c>\'xx</c>.</param>
internal readonly record struct RtfToken(RtfTokenKind Kind, string Text, int? Value);

/// <summary>Splits an RTF file (Rich Text Format 1.9.1) into tokens.</summary>
internal sealed class RtfTokens(byte[] file, InspectionRun run)
{
    private const int MostText = 4_096;

    public int At { get; private set; }

    public RtfToken Next()
    {
        run.Step();
        while (At < file.Length && file[At] is (byte)'\r' or (byte)'\n' or 0) At++;
        if (At >= file.Length) return new RtfToken(RtfTokenKind.End, "", null);
        switch (file[At])
        {
            case (byte)'{':
                At++;
                return new RtfToken(RtfTokenKind.Open, "", null);
            case (byte)'}':
                At++;
                return new RtfToken(RtfTokenKind.Close, "", null);
            case (byte)'\\':
                return Control();
        }

        var start = At;
        while (At < file.Length && At - start < MostText && file[At] is not ((byte)'{' or (byte)'}' or (byte)'\\' or (byte)'\r' or (byte)'\n' or 0)) At++;
        return new RtfToken(RtfTokenKind.Text, string.Create(At - start, (file, start), static (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++) letters[at] = Inspection.Text.TextDecoding.FromWindows(from.file[from.start + at]);
        }), null);
    }

    private RtfToken Control()
    {
        At++;
        if (At >= file.Length) return new RtfToken(RtfTokenKind.End, "", null);
        var letter = file[At];
        if (letter == '\'')
        {
            var value = At + 2 < file.Length && char.IsAsciiHexDigit((char)file[At + 1]) && char.IsAsciiHexDigit((char)file[At + 2]) ? Convert.ToInt32(Encoding.ASCII.GetString(file, At + 1, 2), 16) : (int?)null;
            At = Math.Min(At + (value is null ? 1 : 3), file.Length);
            return new RtfToken(RtfTokenKind.Hex, "'", value);
        }

        if (!char.IsAsciiLetter((char)letter))
        {
            At++;
            return new RtfToken(RtfTokenKind.Symbol, ((char)letter).ToString(), null);
        }

        var start = At;
        while (At < file.Length && At - start < 64 && char.IsAsciiLetter((char)file[At])) At++;
        var word = Encoding.ASCII.GetString(file, start, At - start);
        var number = Number();
        if (At < file.Length && file[At] == ' ') At++;
        if (word != "bin") return new RtfToken(RtfTokenKind.Word, word, number);
        At = (int)Math.Min(file.Length, At + (long)Math.Max(0, number ?? 0));
        return new RtfToken(RtfTokenKind.Binary, word, number);
    }

    private int? Number()
    {
        var start = At;
        if (At < file.Length && file[At] == '-') At++;
        while (At < file.Length && At - start < 11 && char.IsAsciiDigit((char)file[At])) At++;
        if (int.TryParse(Encoding.ASCII.GetString(file, start, At - start), out var number)) return number;
        if (At - start == 1 && file[start] == '-') At = start;
        return null;
    }
}
