using Microsoft.Extensions.Options;

namespace PhbResources.Core;

/// <summary>
/// Makes the links that go into mails. They begin with the setting <c>Phb:PublicUrl</c>, never with what a request says the
/// site is called, since anybody can send a request that says so. Without the setting they begin with the address the
/// server listens at: good for trying the site on one's own computer.
/// </summary>
public sealed class PublicAddress(IOptions<PhbOptions> options)
{
    private volatile string _listens = "http://localhost";

    /// <summary>Scheme and host, with no slash at the end.</summary>
    public string Site => options.Value.PublicUrl is { Length: > 0 } configured ? configured.TrimEnd('/') : _listens;

    /// <summary>The whole address of a page.</summary>
    /// <param name="path">Its path from the root, beginning with a slash, with its query where it has one.</param>
    public Uri Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path is ['/', ..] and not ['/', '/', ..]
            ? new Uri(Site + path)
            : throw new ArgumentException("A path of the site begins with one slash.", nameof(path));
    }

    /// <summary>Tells where the server listens; for the host to call once it does.</summary>
    public void ListensAt(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        // Listening everywhere is no address anybody can open.
        string host = address.Host is "[::]" or "0.0.0.0" or "+" or "*" ? "localhost" : address.Host;
        _listens = $"{address.Scheme}://{host}" + (address.IsDefaultPort ? "" : $":{address.Port}");
    }
}
