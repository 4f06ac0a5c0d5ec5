namespace PhbResources.Site.Listings;

/// <summary>What a file format is called and good for, in words.</summary>
/// <param name="Extension">File extension, without the dot.</param>
/// <param name="Name">What people call it.</param>
/// <param name="GoodFor">What it opens in and when to choose it.</param>
/// <param name="LargePrint">True when letters have a size in it, so that large print makes sense.</param>
/// <param name="File">What people call a file of it that somebody made.</param>
/// <param name="OpensIn">What is true of any file of it, whoever made it.</param>
public sealed record FormatWords(string Extension, string Name, string GoodFor, bool LargePrint, string File, string OpensIn)
{
    private static readonly FormatWords[] s_all =
    [
        new("docx", "Word", "Best for changing the words. Opens in Word, Google Docs and LibreOffice.", true, "Word document", "Opens in Word, Google Docs and LibreOffice."),
        new("odt", "OpenDocument", "Also for changing the words. Opens in LibreOffice and Word.", true, "OpenDocument text", "Opens in LibreOffice and Word."),
        new("pdf", "PDF", "Best for printing. Looks the same everywhere.", true, "PDF", "Looks the same everywhere."),
        new("xlsx", "Excel", "Adds up the hours for you. Opens in Excel, Google Sheets and LibreOffice.", true, "Excel spreadsheet", "Opens in Excel, Google Sheets and LibreOffice."),
        new("txt", "Plain text", "Words only. Opens on anything and reads well aloud.", false, "plain text file", "Words only. Opens on anything and reads well aloud."),
        new("ods", "OpenDocument spreadsheet", "For sums. Opens in LibreOffice and Excel.", false, "OpenDocument spreadsheet", "Opens in LibreOffice and Excel."),
        new("rtf", "Rich text", "For changing the words. Opens in almost any writing program.", false, "rich text document", "Opens in almost any writing program."),
        new("png", "Picture (PNG)", "A picture. Opens on anything. Its words cannot be changed or read aloud.", false, "picture (PNG)", "Opens on anything. Its words cannot be changed or read aloud."),
        new("jpg", "Picture (JPEG)", "A picture. Opens on anything. Its words cannot be changed or read aloud.", false, "picture (JPEG)", "Opens on anything. Its words cannot be changed or read aloud."),
    ];

    /// <summary>The words for an extension, or <c>null</c> where it is not a format of the library.</summary>
    public static FormatWords? Of(string extension) =>
        s_all.FirstOrDefault(format => string.Equals(format.Extension, extension, StringComparison.OrdinalIgnoreCase));
}
