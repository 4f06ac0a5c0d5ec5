namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>What to install so that writing a PDF has the fonts it needs.</summary>
internal static class FontAdvice
{
    public const string NoFonts =
        "No usable font was found, so PDF files are drawn with the viewer's own Helvetica and letters outside western and central European languages are simplified. " +
        "Install a font: on Debian or Ubuntu 'apt install fonts-noto-core' or 'fonts-dejavu-core', on Fedora 'dnf install google-noto-sans-fonts', on Alpine 'apk add font-noto'; " +
        "or name a folder of fonts in the settings.";

    /// <summary>Script by its ISO 15924 code, such as <c>Arab</c>.</summary>
    /// <remarks>Says nothing of the text itself: what people type is nobody's business.</remarks>
    public static string ForScript(string script) =>
        $"No font has {Name(script)} that was to be written, so PDF files show a box for it. Install a font with it: {Package(script)}; or name a folder of fonts in the settings.";

    private static string Name(string script) => script switch
    {
        "Arab" => "Arabic script",
        "Hebr" => "Hebrew script",
        "Hani" or "Hira" or "Kana" or "Bopo" => "Chinese or Japanese script",
        "Hang" => "Korean script",
        "Deva" => "Devanagari script",
        "Beng" => "Bengali script",
        "Guru" => "Gurmukhi script",
        "Gujr" => "Gujarati script",
        "Taml" => "Tamil script",
        "Thai" => "Thai script",
        "Zyyy" or "Zinh" => "a symbol",
        _ => $"a character of the script {script}",
    };

    private static string Package(string script) => script switch
    {
        "Hani" or "Hira" or "Kana" or "Bopo" or "Hang" => "on Debian or Ubuntu 'apt install fonts-noto-cjk'",
        "Zyyy" or "Zinh" => "on Debian or Ubuntu 'apt install fonts-symbola'",
        _ => "on Debian or Ubuntu 'apt install fonts-noto-core'",
    };
}
