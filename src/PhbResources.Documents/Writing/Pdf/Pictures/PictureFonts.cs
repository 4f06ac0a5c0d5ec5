using System.Collections.Concurrent;
using PhbResources.Documents.Writing.Pdf.Fonts;
using SkiaSharp;

namespace PhbResources.Documents.Writing.Pdf.Pictures;

/// <summary>The shelf's fonts as the drawing library has them; read once, and for all threads.</summary>
internal sealed class PictureFonts : IDisposable
{
    private readonly ConcurrentDictionary<OpenTypeFace, SKTypeface?> typefaces = new();

    /// <summary>The font, or <c>null</c> where its file has gone or cannot be drawn with.</summary>
    public SKTypeface? Of(OpenTypeFace face) => typefaces.GetOrAdd(face, static wanted => SKTypeface.FromFile(wanted.Description.Path, wanted.Description.Index));

    public void Dispose()
    {
        foreach (var typeface in typefaces.Values) typeface?.Dispose();
    }
}
