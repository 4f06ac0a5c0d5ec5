namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>The fonts of one document, in the order of their first use.</summary>
internal sealed class UsedFonts
{
    private readonly Dictionary<FontFace, UsedFont> byFace = [];
    private readonly List<UsedFont> all = [];

    public IReadOnlyList<UsedFont> All => all;

    public UsedFont For(FontFace face)
    {
        if (byFace.TryGetValue(face, out var used)) return used;
        used = face switch
        {
            OpenTypeFace font => new EmbeddedFont(font, all.Count + 1),
            PlainFace font => new ViewerFont(font, all.Count + 1),
            _ => throw new NotSupportedException($"Nothing writes a {face.GetType().Name}."),
        };
        byFace.Add(face, used);
        all.Add(used);
        return used;
    }
}
