namespace PhbResources.Site.Templates;

/// <summary>A licence in plain words.</summary>
/// <param name="Url">Where its text is.</param>
/// <param name="Meaning">What it lets people do.</param>
internal sealed record Licence(string Url, string Meaning)
{
    /// <summary>What is known of a licence by the name people give it, or <c>null</c>.</summary>
    public static Licence? Of(string name) => name switch
    {
        "CC0 1.0" => new("https://creativecommons.org/publicdomain/zero/1.0/",
            "You can use it, change it and share it, for anything. You do not have to ask or say where it came from."),
        "CC BY 4.0" => new("https://creativecommons.org/licenses/by/4.0/",
            "You can use it, change it and share it. If you share it, say who made it."),
        "CC BY-SA 4.0" => new("https://creativecommons.org/licenses/by-sa/4.0/",
            "You can use it, change it and share it. If you share it, say who made it and let others do the same."),
        "OGL 3.0" => new("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            "You can use it, change it and share it. If you share it, say where it came from."),
        _ => null,
    };
}
