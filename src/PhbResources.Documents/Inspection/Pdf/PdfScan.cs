namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>
/// Looks for names that make a PDF act, in every byte of the file and in every unpacked object stream, whether or not an object
/// refers to them: programs differ in which of the objects they find.
/// </summary>
internal static class PdfScan
{
    private static readonly Dictionary<string, InspectionRule> ByName = new(StringComparer.Ordinal)
    {
        ["JavaScript"] = InspectionRules.PdfScript, ["JS"] = InspectionRules.PdfScript,
        ["Launch"] = InspectionRules.PdfLaunch, ["GoToR"] = InspectionRules.PdfLaunch, ["GoToE"] = InspectionRules.PdfLaunch, ["GoTo3DView"] = InspectionRules.PdfMedia,
        ["SubmitForm"] = InspectionRules.PdfSubmit, ["ImportData"] = InspectionRules.PdfSubmit,
        ["EmbeddedFile"] = InspectionRules.PdfAttachment, ["EmbeddedFiles"] = InspectionRules.PdfAttachment, ["FileAttachment"] = InspectionRules.PdfAttachment, ["Collection"] = InspectionRules.PdfAttachment,
        ["EF"] = InspectionRules.PdfAttachment,
        ["RichMedia"] = InspectionRules.PdfMedia, ["RichMediaContent"] = InspectionRules.PdfMedia, ["Rendition"] = InspectionRules.PdfMedia, ["Movie"] = InspectionRules.PdfMedia, ["Sound"] = InspectionRules.PdfMedia,
        ["3D"] = InspectionRules.PdfMedia, ["U3D"] = InspectionRules.PdfMedia, ["PRC"] = InspectionRules.PdfMedia,
        ["XFA"] = InspectionRules.PdfXfa, ["Encrypt"] = InspectionRules.Encrypted,
        ["FFilter"] = InspectionRules.ExternalContent, ["PS"] = InspectionRules.PdfScript,
    };

    /// <summary>
    /// Names of so many letters never come up by chance in packed pictures, so that they count wherever they stand. Shorter ones count
    /// inside dictionaries of objects only.
    /// </summary>
    private const int LettersOfALongName = 5;

    /// <summary>Looks at every slash.</summary>
    public static void Scan(ReadOnlySpan<byte> data, InspectionRun run, string place)
    {
        for (var at = 0; at < data.Length;)
        {
            var slash = data[at..].IndexOf((byte)'/');
            if (slash < 0) return;
            run.Step(1 + slash / 256);
            at += slash;
            var end = at;
            var name = PdfParser.NameAt(data, ref end);
            if (name.Length >= LettersOfALongName && name != "Sound" && name != "Movie" && ByName.TryGetValue(name, out var rule)) run.Concern(rule, place);
            at++;
        }
    }

    /// <summary>Looks at the names of a value and of all that is inside it.</summary>
    public static void Check(object? value, InspectionRun run, string place)
    {
        switch (value)
        {
            case PdfName name:
                // As a value, a short name may be anything: a blend mode, a font.
                if (name.Text is "JavaScript" || name.Text.Length >= LettersOfALongName && ByName.ContainsKey(name.Text)) run.Concern(ByName[name.Text], place);
                break;
            case List<object?> list:
                foreach (var item in list) Check(item, run, place);
                break;
            case PdfStream stream:
                Check(stream.Dictionary, run, place);
                break;
            case Dictionary<string, object?> dictionary:
                foreach (var (key, item) in dictionary)
                {
                    run.Step();
                    if (ByName.TryGetValue(key, out var rule) && !(key == "PS" && item is not byte[]) && !(key is "Sound" or "Movie" && item is not PdfReference and not PdfStream and not Dictionary<string, object?>)) run.Concern(rule, place);
                    if (key == "S" && item is PdfName { Text: "3D" } || key == "Subtype" && item is PdfName { Text: "3D" or "U3D" or "PRC" }) run.Concern(InspectionRules.PdfMedia, place);
                    if (key == "Subtype" && item is PdfName { Text: "PS" }) run.Concern(InspectionRules.PdfScript, place);
                    if (key == "FS" && item is PdfName { Text: "URL" }) run.Concern(InspectionRules.ExternalContent, place);
                    if (key == "URI" && item is byte[] address) CheckLink(PdfText.Read(address), run, place);
                    Check(item, run, place);
                }

                break;
        }
    }

    private static void CheckLink(string address, InspectionRun run, string place)
    {
        run.AddText(address, PieceOrigin.Address, "link", place);
        if (!Addresses.IsSafe(address) && Addresses.IsOutside(address)) run.Concern(InspectionRules.UnsafeLink, place);
    }
}
