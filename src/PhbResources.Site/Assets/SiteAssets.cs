using System.Reflection;
using System.Security.Cryptography;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Assets;

/// <summary>
/// Style sheet, scripts and pictures of the site. Each stands at an address made from its content, so that browsers may keep it
/// for ever.
/// </summary>
public sealed class SiteAssets
{
    private const string Immutable = "public, max-age=31536000, immutable";

    private readonly Dictionary<string, StoredPage> _byAddress = [];

    /// <summary>Reads the assets from the assembly.</summary>
    public SiteAssets()
    {
        Stylesheet = Add("site.css", "text/css; charset=utf-8");
        SearchScript = Add("search.js", "text/javascript; charset=utf-8");
        FillScript = Add("fill.js", "text/javascript; charset=utf-8");
        DeskScript = Add("desk.js", "text/javascript; charset=utf-8");
        FormScript = Add("form.js", "text/javascript; charset=utf-8");
        FixScript = Add("fix.js", "text/javascript; charset=utf-8");
        GuideScript = Add("guide.js", "text/javascript; charset=utf-8");
        PasskeyScript = Add("passkey.js", "text/javascript; charset=utf-8");
        SurveyScript = Add("survey.js", "text/javascript; charset=utf-8");
        Logo = Add("logo.svg", "image/svg+xml");
        Icon = Add("icon.svg", "image/svg+xml");
    }

    /// <summary>Address of the one style sheet.</summary>
    public string Stylesheet { get; }

    /// <summary>Address of the script that makes suggestions while words are typed into the search box.</summary>
    public string SearchScript { get; }

    /// <summary>Address of the script that helps with filling in.</summary>
    public string FillScript { get; }

    /// <summary>Address of the script for single keys at the curators' desk.</summary>
    public string DeskScript { get; }

    /// <summary>Address of the script of forms that are made from their definition.</summary>
    public string FormScript { get; }

    /// <summary>Address of the script that offers to mend words that are chosen in a guide.</summary>
    public string FixScript { get; }

    /// <summary>Address of the script that helps with editing guides.</summary>
    public string GuideScript { get; }

    /// <summary>Address of the script that asks browsers for passkeys.</summary>
    public string PasskeyScript { get; }

    /// <summary>Address of the script that shows the line about a survey once.</summary>
    public string SurveyScript { get; }

    /// <summary>Address of the mark beside the name.</summary>
    public string Logo { get; }

    /// <summary>Address of the icon for browser tabs.</summary>
    public string Icon { get; }

    internal IReadOnlyDictionary<string, StoredPage> ByAddress => _byAddress;

    private string Add(string name, string contentType)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The asset {name} is missing from the assembly: add it to Assets and build again.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
        string address = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
        _byAddress.Add(address, new StoredPage(contentType, bytes, Immutable));
        return address;
    }
}
