using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Hosting;

namespace PhbResources.Embedded.Hosting;

/// <summary>Where the site is: its files are in the data folder, its addresses begin at the root.</summary>
internal sealed class EmbeddedHostingEnvironment(DataFolder folder) : IHostingEnvironment
{
    public string? SiteName => null;

    public string ApplicationId => folder.Root;

    public string ApplicationPhysicalPath => folder.Root;

    public string LocalTempPath => folder.Temp;

    public string ApplicationVirtualPath => "/";

    public bool IsDebugMode => false;

    public bool IsHosted => true;

    public Uri? ApplicationMainUrl { get; private set; }

    public string MapPathWebRoot(string path) => Map(path);

    public string MapPathContentRoot(string path) => Map(path);

    public string ToAbsolute(string virtualPath) => virtualPath.StartsWith("~/", StringComparison.Ordinal) ? virtualPath[1..] : virtualPath;

    public void EnsureApplicationMainUrl(Uri? currentApplicationUrl) => ApplicationMainUrl ??= currentApplicationUrl;

    private string Map(string path)
    {
        string full = Path.GetFullPath(Path.Combine(folder.Root, path.TrimStart('~', '/', '\\')));
        return full.StartsWith(folder.Root, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"The path '{path}' leads out of the data folder.", nameof(path));
    }
}
