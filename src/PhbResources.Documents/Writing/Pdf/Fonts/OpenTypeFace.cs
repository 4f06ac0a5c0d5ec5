using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>A font of a file. Its bytes are loaded when text is first shaped with it, and then kept for as long as the shelf lives.</summary>
internal sealed class OpenTypeFace(FontDescription description) : FontFace
{
    private const long LargestFile = 100 << 20;
    private readonly Lazy<Loaded?> loaded = new(() => Load(description));
    private readonly Lazy<Coverage> coverage = new(description.ReadCoverage);

    public FontDescription Description => description;

    public override string Family => description.Family;

    public override string PostScriptName => description.PostScriptName;

    public override FontStyle Style => description.Style;

    public override FontMetrics Metrics => description.Metrics;

    public bool Has(int codePoint) => coverage.Value.Has(codePoint);

    /// <summary>False when its file has gone or cannot be used after all.</summary>
    public bool IsUsable => loaded.Value is not null;

    public int UnitsPerEm => Parts.Face.UnitsPerEm;

    public Font Font => Parts.Font;

    public Face Face => Parts.Face;

    /// <summary>Width of a glyph in 1/1000 em.</summary>
    public double Width(ushort glyph) => Font.GetHorizontalGlyphAdvance((uint)glyph) * 1000.0 / UnitsPerEm;

    private Loaded Parts => loaded.Value ?? throw new InvalidOperationException($"The font {Family} cannot be used.");

    private static unsafe Loaded? Load(FontDescription description)
    {
        try
        {
            var length = new FileInfo(description.Path).Length;
            if (length is 0 or > LargestFile) return null;
            var memory = (IntPtr)NativeMemory.Alloc((nuint)length);
            using (var file = File.OpenRead(description.Path)) file.ReadExactly(new Span<byte>((void*)memory, (int)length));
            var blob = new Blob(memory, (int)length, MemoryMode.ReadOnly, () => NativeMemory.Free((void*)memory));
            blob.MakeImmutable();
            var face = new Face(blob, description.Index);
            face.MakeImmutable();
            if (face.GlyphCount == 0) return null;
            var font = new Font(face);
            font.SetFunctionsOpenType();
            // What cannot be cut down cannot be put into a file.
            if (HarfBuzzSubset.Of(face, [0]) is not { } smallest) return null;
            return description.IsCff && CffProgram.Of(smallest.Font) is null ? null : new Loaded(face, font);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Both are only read from after this, which HarfBuzz allows from many threads.</summary>
    private sealed record Loaded(Face Face, Font Font);
}
