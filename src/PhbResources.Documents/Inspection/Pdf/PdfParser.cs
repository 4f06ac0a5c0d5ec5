using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>Reads values of a PDF (ISO 32000-2, 7.2 and 7.3) and operators of its page descriptions; never fails, but ends.</summary>
internal sealed class PdfParser(byte[] data, int start, InspectionRun run, int end = int.MaxValue)
{
    private const int MostValues = 200_000;
    private readonly int end = Math.Min(end, data.Length);
    private int values;

    public int At { get; set; } = start;

    public bool IsAtEnd => At >= end;

    /// <summary>The next value: double, bool, null, <see cref="PdfName"/>, byte[], List, Dictionary, <see cref="PdfReference"/>, <see cref="PdfWord"/>.</summary>
    public object? Next(bool references = true, int depth = 0)
    {
        run.Step();
        if (depth == 0) values = 0;
        if (++values > MostValues || depth > 100) throw new InspectionStoppedException(InspectionRules.TooComplicated);
        SkipSpace();
        if (At >= end) return new PdfWord("");
        var letter = data[At];
        switch (letter)
        {
            case (byte)'/':
                return Name();
            case (byte)'(':
                return Text();
            case (byte)'<' when At + 1 < end && data[At + 1] == '<':
                At += 2;
                return Dictionary(references, depth);
            case (byte)'<':
                return Hex();
            case (byte)'[':
                At++;
                return Array(references, depth);
            case (byte)']' or (byte)'}' or (byte)'{' or (byte)')':
                At++;
                return new PdfWord(((char)letter).ToString());
            case (byte)'>':
                At += At + 1 < end && data[At + 1] == '>' ? 2 : 1;
                return new PdfWord(">>");
        }

        return Number(references) ?? Word();
    }

    /// <summary>An object's value with its stream, where it has one.</summary>
    public object? Object(Func<PdfReference, object?> resolve)
    {
        var value = Next();
        if (value is not Dictionary<string, object?> dictionary) return value;
        SkipSpace();
        if (At + 6 > end || !data.AsSpan(At, 6).SequenceEqual("stream"u8)) return dictionary;
        At += 6;
        if (At < end && data[At] == '\r') At++;
        if (At < end && data[At] == '\n') At++;
        var length = dictionary.GetValueOrDefault("Length") is PdfReference reference ? resolve(reference) : dictionary.GetValueOrDefault("Length");
        if (length is double said && said >= 0 && said <= end - At && EndsAt(At + (int)said)) return new PdfStream(dictionary, data, At, (int)said);
        var found = data.AsSpan(At, end - At).IndexOf("endstream"u8);
        run.Step(1 + (found < 0 ? end - At : found) / 64);
        return new PdfStream(dictionary, data, At, found < 0 ? end - At : found);
    }

    private bool EndsAt(int at) => data.AsSpan(at, Math.Min(16, end - at)).TrimStart("\r\n \0"u8).StartsWith("endstr"u8);

    public void SkipSpace()
    {
        while (At < end)
        {
            if (IsSpace(data[At])) At++;
            else if (data[At] == '%')
            {
                var from = At;
                while (At < end && data[At] is not ((byte)'\r' or (byte)'\n')) At++;
                run.Step(1 + (At - from) / 64);
            }
            else return;
        }
    }

    public static bool IsSpace(byte letter) => letter is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(byte letter) => letter is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    /// <summary>Reads a name from the slash at <paramref name="at"/> on.</summary>
    public static string NameAt(ReadOnlySpan<byte> data, ref int at)
    {
        var name = new StringBuilder(16);
        for (at++; at < data.Length && !IsSpace(data[at]) && !IsDelimiter(data[at]) && name.Length < 256; at++)
        {
            if (data[at] == '#' && at + 2 < data.Length && char.IsAsciiHexDigit((char)data[at + 1]) && char.IsAsciiHexDigit((char)data[at + 2]))
            {
                name.Append((char)(Convert.ToInt32(((char)data[at + 1]).ToString(), 16) * 16 + Convert.ToInt32(((char)data[at + 2]).ToString(), 16)));
                at += 2;
            }
            else name.Append((char)data[at]);
        }

        return name.ToString();
    }

    private PdfName Name()
    {
        var at = At;
        var name = NameAt(data.AsSpan(0, end), ref at);
        At = at;
        return new PdfName(name);
    }

    private Dictionary<string, object?> Dictionary(bool references, int depth)
    {
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (true)
        {
            var key = Next(references, depth + 1);
            if (key is PdfWord { Text: ">>" or "" or "endobj" or "stream" }) return found;
            if (key is not PdfName name) continue;
            var before = At;
            var value = Next(references, depth + 1);
            if (value is PdfWord { Text: ">>" })
            {
                At = before;
                continue;
            }

            // The last of two equal keys counts for some programs, the first for others: the scan of names sees both.
            found[name.Text] = value;
        }
    }

    private List<object?> Array(bool references, int depth)
    {
        var found = new List<object?>();
        while (true)
        {
            var value = Next(references, depth + 1);
            if (value is PdfWord { Text: "]" or "" or ">>" or "endobj" }) return found;
            found.Add(value);
        }
    }

    private byte[] Text()
    {
        var text = new MemoryStream();
        var depth = 1;
        for (At++; At < end; At++)
        {
            var letter = data[At];
            if (letter == '(') depth++;
            else if (letter == ')' && --depth == 0)
            {
                At++;
                break;
            }
            else if (letter == '\\' && At + 1 < end)
            {
                Escape(text);
                continue;
            }

            text.WriteByte(letter);
        }

        run.Step(1 + (int)text.Length / 64);
        return text.ToArray();
    }

    private void Escape(MemoryStream text)
    {
        var letter = data[++At];
        if (letter is >= (byte)'0' and <= (byte)'7')
        {
            var value = letter - '0';
            for (var digit = 0; digit < 2 && At + 1 < end && data[At + 1] is >= (byte)'0' and <= (byte)'7'; digit++) value = value * 8 + (data[++At] - '0');
            text.WriteByte((byte)value);
        }
        else if (letter == '\r')
        {
            if (At + 1 < end && data[At + 1] == '\n') At++;
        }
        else if (letter != '\n')
            text.WriteByte(letter switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => letter });
    }

    private byte[] Hex()
    {
        var text = new MemoryStream();
        var high = -1;
        for (At++; At < end && data[At] != '>'; At++)
        {
            if (!char.IsAsciiHexDigit((char)data[At])) continue;
            var digit = data[At] <= '9' ? data[At] - '0' : (data[At] | 0x20) - 'a' + 10;
            if (high < 0) high = digit;
            else
            {
                text.WriteByte((byte)(high * 16 + digit));
                high = -1;
            }
        }

        if (high >= 0) text.WriteByte((byte)(high * 16));
        At++;
        run.Step(1 + (int)text.Length / 64);
        return text.ToArray();
    }

    private object? Number(bool references)
    {
        if (!(char.IsAsciiDigit((char)data[At]) || data[At] is (byte)'+' or (byte)'-' or (byte)'.')) return null;
        var from = At;
        while (At < end && At - from < 40 && (char.IsAsciiDigit((char)data[At]) || data[At] is (byte)'+' or (byte)'-' or (byte)'.')) At++;
        if (!double.TryParse(Encoding.ASCII.GetString(data, from, At - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return 0.0;
        if (!references || number < 0 || number > int.MaxValue || number != Math.Floor(number)) return number;
        var at = At;
        while (at < end && IsSpace(data[at])) at++;
        var digits = at;
        while (at < end && at - digits < 6 && char.IsAsciiDigit((char)data[at])) at++;
        if (at == digits || at >= end || !IsSpace(data[at])) return number;
        while (at < end && IsSpace(data[at])) at++;
        if (at >= end || data[at] != 'R' || at + 1 < end && !IsSpace(data[at + 1]) && !IsDelimiter(data[at + 1])) return number;
        At = at + 1;
        return new PdfReference((int)number);
    }

    private object? Word()
    {
        var from = At;
        while (At < end && At - from < 64 && !IsSpace(data[At]) && !IsDelimiter(data[At])) At++;
        if (At == from) At++;
        return Encoding.Latin1.GetString(data, from, At - from) switch { "true" => true, "false" => false, "null" => null, var word => new PdfWord(word) };
    }
}
