using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// Cuts a font down to some of its glyphs, with those they are made of, by HarfBuzz's subsetter. HarfBuzzSharp brings it on every platform but has
/// no classes for it.
/// </summary>
internal static partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const uint NoHinting = 1;
    private const uint KeepBoxForMissing = 0x40;
    private const uint NoLayoutClosure = 0x200;
    private const int DropTables = 3;

    /// <summary>Tables that a font within a PDF has no use for: names, encodings, layout, hints, colours, variations.</summary>
    private static readonly string[] Unneeded =
        ["name", "OS/2", "post", "cmap", "GDEF", "GSUB", "GPOS", "kern", "kerx", "morx", "mort", "feat", "trak", "BASE", "JSTF", "MATH", "DSIG", "LTSH", "VDMX", "hdmx", "gasp",
         "PCLT", "FFTM", "meta", "vhea", "vmtx", "VORG", "COLR", "CPAL", "SVG ", "CBDT", "CBLC", "EBDT", "EBLC", "EBSC", "STAT", "fvar", "gvar", "cvar", "avar", "MVAR", "HVAR", "VVAR", "Silf", "Glat", "Gloc", "Feat", "Sill"];

    /// <param name="face">The font.</param>
    /// <param name="glyphs">Glyphs to keep; glyph 0 stays in any case.</param>
    /// <returns>The smaller font, and the new numbers of its glyphs; <c>null</c> when the font is broken.</returns>
    public static FontSubset? Of(Face face, IReadOnlyList<ushort> glyphs)
    {
        var input = CreateInput();
        if (input == 0) throw new InsufficientMemoryException("HarfBuzz has no memory to cut a font down.");
        nint plan = 0, subset = 0, blob = 0;
        try
        {
            SetFlags(input, NoHinting | KeepBoxForMissing | NoLayoutClosure);
            var keep = GlyphSet(input);
            foreach (var glyph in glyphs) AddToSet(keep, glyph);
            var drop = InputSet(input, DropTables);
            foreach (var tag in Unneeded) AddToSet(drop, ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3]);

            plan = CreatePlan(face.Handle, input);
            subset = plan == 0 ? 0 : Execute(plan);
            if (subset == 0) return null;
            blob = ReferenceBlob(subset);
            var data = BlobData(blob, out var length);
            var bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            var mapping = NewGlyphMap(plan);
            var newGlyphs = glyphs.ToDictionary(glyph => glyph, glyph => (int)MapGet(mapping, glyph) is var number && number == -1 ? 0 : number);
            return new FontSubset(bytes, newGlyphs);
        }
        finally
        {
            if (blob != 0) DestroyBlob(blob);
            if (subset != 0) DestroyFace(subset);
            if (plan != 0) DestroyPlan(plan);
            DestroyInput(input);
            GC.KeepAlive(face);
        }
    }

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    private static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    private static partial nint GlyphSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    private static partial nint InputSet(nint input, int type);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    private static partial void AddToSet(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_create_or_fail")]
    private static partial nint CreatePlan(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_destroy")]
    private static partial void DestroyPlan(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_execute_or_fail")]
    private static partial nint Execute(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_old_to_new_glyph_mapping")]
    private static partial nint NewGlyphMap(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_map_get")]
    private static partial uint MapGet(nint map, uint key);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial nint BlobData(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void DestroyBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void DestroyFace(nint face);
}

/// <param name="Font">The font file.</param>
/// <param name="NewGlyphs">New number of each glyph that was asked for.</param>
internal sealed record FontSubset(byte[] Font, IReadOnlyDictionary<ushort, int> NewGlyphs);
