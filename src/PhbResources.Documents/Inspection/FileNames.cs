namespace PhbResources.Documents.Inspection;

/// <summary>Endings of file names.</summary>
internal static class FileNames
{
    private static readonly Dictionary<FileKind, string[]> Endings = new()
    {
        [FileKind.Docx] = [".docx"], [FileKind.Odt] = [".odt"], [FileKind.Xlsx] = [".xlsx"], [FileKind.Ods] = [".ods"], [FileKind.Pdf] = [".pdf"],
        [FileKind.Txt] = [".txt", ".text", ".md"], [FileKind.Rtf] = [".rtf"], [FileKind.Png] = [".png"], [FileKind.Jpg] = [".jpg", ".jpeg", ".jpe", ".jfif"],
    };

    public static bool Fits(string name, FileKind kind) => Endings[kind].Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
