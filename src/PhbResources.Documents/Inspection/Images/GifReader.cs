using System.Text;

namespace PhbResources.Documents.Inspection.Images;

/// <summary>Goes over the blocks of a GIF file (GIF89a): comments and what programs put beside the picture.</summary>
internal static class GifReader
{
    /// <summary>A block, from its first byte to the one after its last.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where the next one begins.</param>
    /// <param name="Kind">What it is.</param>
    public readonly record struct Block(int Start, int End, BlockKind Kind);

    public enum BlockKind
    {
        /// <summary>Belongs to the picture.</summary>
        Picture,

        /// <summary>Words that nobody sees.</summary>
        Comment,

        /// <summary>XMP.</summary>
        Xmp,

        /// <summary>Anything else that programs put there, such as a profile or text to be drawn.</summary>
        Other,
    }

    /// <summary>The blocks up to the end of the picture, or to where the bytes end.</summary>
    public static IEnumerable<Block> Blocks(byte[] file)
    {
        if (file.Length < 13) yield break;
        var at = 13 + ColoursOf(file[10]);
        if (at > file.Length) yield break;
        yield return new Block(0, at, BlockKind.Picture);
        while (at < file.Length)
        {
            var start = at;
            var kind = BlockKind.Picture;
            if (file[at] == 0x3B)
            {
                yield return new Block(start, at + 1, kind);
                yield break;
            }

            if (file[at] == 0x2C && at + 10 < file.Length) at += 11 + ColoursOf(file[at + 9]);
            else if (file[at] == 0x21 && at + 2 < file.Length)
            {
                kind = file[at + 1] switch { 0xF9 => BlockKind.Picture, 0xFE => BlockKind.Comment, 0xFF => ApplicationOf(file, at + 2), _ => BlockKind.Other };
                at += 2;
            }
            else yield break;

            while (at < file.Length && file[at] != 0) at += file[at] + 1;
            at++;
            if (at > file.Length) yield break;
            yield return new Block(start, at, kind);
        }
    }

    public static void Read(byte[] head, InspectionRun run, string part)
    {
        foreach (var block in Blocks(head))
        {
            run.Step();
            if (block.Kind == BlockKind.Comment) run.AddText(Words(head, block.Start + 2, block.End), PieceOrigin.CameraData, "comment in a picture", part, "comment");
            // XMP stands there as it is, followed by a ramp of bytes that leads every reader to the end (XMP part 3, 1.1.2).
            else if (block.Kind == BlockKind.Xmp) EmbeddedPicture.AddXmp(head.AsSpan(block.Start + 14, Math.Max(0, block.End - block.Start - 14)), run, part);
        }
    }

    private static string Words(byte[] file, int at, int end)
    {
        var text = new StringBuilder();
        for (; at < end && file[at] > 0; at += file[at] + 1) text.Append(Encoding.Latin1.GetString(file, at + 1, Math.Min(file[at], end - at - 1)));
        return text.ToString();
    }

    private static BlockKind ApplicationOf(byte[] file, int at)
    {
        if (at + 12 > file.Length || file[at] != 11) return BlockKind.Other;
        var name = Encoding.ASCII.GetString(file, at + 1, 11);
        // How often the pictures are shown again.
        return name is "NETSCAPE2.0" or "ANIMEXTS1.0" ? BlockKind.Picture : name.StartsWith("XMP Data", StringComparison.Ordinal) ? BlockKind.Xmp : BlockKind.Other;
    }

    private static int ColoursOf(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
