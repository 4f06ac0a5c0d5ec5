using System.IO.Compression;

namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>Unpacks streams of a PDF (ISO 32000-2, 7.4) within bounds. Pictures stay packed: nothing here draws them.</summary>
internal sealed class PdfFilters(InspectionRun run, Func<object?, object?> resolve)
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The unpacked content; null where it is a picture, or in a form that cannot be read.</summary>
    public byte[]? Read(PdfStream stream)
    {
        var filters = List(stream.Dictionary.GetValueOrDefault("Filter") ?? stream.Dictionary.GetValueOrDefault("F"));
        var parameters = List(stream.Dictionary.GetValueOrDefault("DecodeParms") ?? stream.Dictionary.GetValueOrDefault("DP"));
        if (filters.Count > 8) throw new InspectionStoppedException(InspectionRules.TooComplicated);
        var content = stream.Container.AsSpan(stream.Start, stream.Length).ToArray();
        for (var at = 0; at < filters.Count; at++)
        {
            byte[]? next = (filters[at] as PdfName?)?.Text switch
            {
                "FlateDecode" or "Fl" => Inflate(content),
                "LZWDecode" or "LZW" => Lzw(content, EarlyChange(parameters, at)),
                "ASCIIHexDecode" or "AHx" => AsciiHex(content),
                "ASCII85Decode" or "A85" => Ascii85(content),
                "RunLengthDecode" or "RL" => RunLength(content),
                _ => null,
            };
            if (next is null) return null;
            run.Unpacked(next.Length);
            content = Unpredict(next, at < parameters.Count ? resolve(parameters[at]) as Dictionary<string, object?> : null);
        }

        return content;
    }

    private List<object?> List(object? value)
    {
        var resolved = resolve(value);
        return resolved switch { null => [], List<object?> list => list.ConvertAll(item => resolve(item)), _ => [resolved] };
    }

    private bool EarlyChange(List<object?> parameters, int at) =>
        !(at < parameters.Count && parameters[at] is Dictionary<string, object?> own && own.GetValueOrDefault("EarlyChange") is 0.0);

    private byte[] Inflate(byte[] packed)
    {
        // Files in the wild have damaged checksums: what comes out before is what programs show, so that this reads plain deflate.
        var skip = packed.Length > 2 && (packed[0] & 0x0F) == 8 && (packed[0] * 256 + packed[1]) % 31 == 0 ? 2 : 0;
        var output = new MemoryStream();
        try
        {
            using var stream = new DeflateStream(new MemoryStream(packed, skip, packed.Length - skip), CompressionMode.Decompress);
            var buffer = new byte[32 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                run.Step(16);
                if (output.Length + read > MostBytes) throw new InspectionStoppedException(InspectionRules.ZipBomb);
                output.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
        }

        return output.ToArray();
    }

    private byte[] Lzw(byte[] packed, bool early)
    {
        var output = new MemoryStream();
        var prefixes = new int[4_097];
        var letters = new byte[4_097];
        var stack = new byte[4_097];
        int next = 258, bits = 9, previous = -1, buffer = 0, count = 0, position = 0;
        while (true)
        {
            while (count < bits && position < packed.Length)
            {
                buffer = buffer << 8 | packed[position++];
                count += 8;
            }

            if (count < bits) break;
            var code = buffer >> (count - bits) & (1 << bits) - 1;
            count -= bits;
            buffer &= (1 << count) - 1;
            if (code == 257) break;
            if (code == 256)
            {
                (next, bits, previous) = (258, 9, -1);
                continue;
            }

            if (code > next || code == next && previous < 0 || previous < 0 && code > 255) break;
            run.Step();
            var from = code == next ? previous : code;
            var length = 0;
            if (code == next) length = 1;
            var walk = from;
            while (walk >= 258 && length < 4_096)
            {
                stack[length++] = letters[walk];
                walk = prefixes[walk];
            }

            stack[length++] = (byte)walk;
            if (code == next) stack[0] = (byte)walk;
            for (var at = length - 1; at >= 0; at--) output.WriteByte(stack[at]);
            if (output.Length > MostBytes) throw new InspectionStoppedException(InspectionRules.ZipBomb);
            if (previous >= 0 && next < 4_096)
            {
                prefixes[next] = previous;
                letters[next] = (byte)walk;
                next++;
            }

            var edge = next + (early ? 1 : 0);
            bits = edge >= 2_048 ? 12 : edge >= 1_024 ? 11 : edge >= 512 ? 10 : 9;
            previous = code;
        }

        return output.ToArray();
    }

    private static byte[] AsciiHex(byte[] packed)
    {
        var digits = packed.TakeWhile(letter => letter != '>').Where(letter => char.IsAsciiHexDigit((char)letter)).ToList();
        if (digits.Count % 2 == 1) digits.Add((byte)'0');
        return Convert.FromHexString(System.Text.Encoding.ASCII.GetString(digits.ToArray()));
    }

    private static byte[] Ascii85(byte[] packed)
    {
        var output = new MemoryStream(packed.Length);
        var group = new List<uint>(5);
        foreach (var letter in packed)
        {
            if (letter == '~') break;
            if (letter == 'z' && group.Count == 0) output.Write([0, 0, 0, 0]);
            if (letter is < (byte)'!' or > (byte)'u') continue;
            group.Add((uint)(letter - '!'));
            if (group.Count == 5) Flush(4);
        }

        if (group.Count > 1)
        {
            var bytes = group.Count - 1;
            while (group.Count < 5) group.Add(84);
            Flush(bytes);
        }

        return output.ToArray();

        void Flush(int bytes)
        {
            var value = unchecked(group[0] * 52_200_625u + group[1] * 614_125u + group[2] * 7_225u + group[3] * 85u + group[4]);
            for (var at = 0; at < bytes; at++) output.WriteByte((byte)(value >> (24 - at * 8)));
            group.Clear();
        }
    }

    private byte[] RunLength(byte[] packed)
    {
        var output = new MemoryStream();
        for (var at = 0; at < packed.Length && packed[at] != 128;)
        {
            run.Step();
            int length = packed[at++];
            if (length < 128)
            {
                var count = Math.Min(length + 1, packed.Length - at);
                output.Write(packed, at, count);
                at += count;
            }
            else if (at < packed.Length)
            {
                for (var times = 257 - length; times > 0; times--) output.WriteByte(packed[at]);
                at++;
            }

            if (output.Length > MostBytes) throw new InspectionStoppedException(InspectionRules.ZipBomb);
        }

        return output.ToArray();
    }

    /// <summary>Undoes the PNG predictors; the TIFF one is for pictures only.</summary>
    private byte[] Unpredict(byte[] content, Dictionary<string, object?>? parameters)
    {
        if (parameters is null || Number("Predictor", 1) < 10) return content;
        var colours = Math.Clamp(Number("Colors", 1), 1, 32);
        var row = Math.Clamp((Number("Columns", 1) * (long)colours * Math.Clamp(Number("BitsPerComponent", 8), 1, 16) + 7) / 8, 1, 1024 * 1024);
        var width = (int)row;
        var pixel = Math.Max(1, colours * Math.Clamp(Number("BitsPerComponent", 8), 1, 16) / 8);
        var output = new byte[(content.Length + width) / (width + 1) * width];
        var to = 0;
        for (var at = 0; at + 1 < content.Length; at += width + 1)
        {
            run.Step(1 + width / 64);
            var kind = content[at];
            for (var column = 0; column < width && at + 1 + column < content.Length; column++, to++)
            {
                int left = column >= pixel ? output[to - pixel] : 0, up = to >= width ? output[to - width] : 0, corner = column >= pixel && to >= width + pixel ? output[to - width - pixel] : 0;
                var add = kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                output[to] = (byte)(content[at + 1 + column] + add);
            }
        }

        return output[..to];

        int Number(string name, int otherwise) => resolve(parameters.GetValueOrDefault(name)) is double value && value is > 0 and < 1_000_000 ? (int)value : otherwise;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int byLeft = Math.Abs(guess - left), byUp = Math.Abs(guess - up), byCorner = Math.Abs(guess - corner);
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
}
