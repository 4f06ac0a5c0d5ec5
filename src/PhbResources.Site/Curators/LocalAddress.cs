namespace PhbResources.Site.Curators;

/// <summary>Keeps "go back to where I was" inside the site.</summary>
internal static class LocalAddress
{
    /// <summary><paramref name="address"/> where it is a path of this site, else <c>null</c>. Browsers take <c>//host</c> and <c>/\host</c> for other sites.</summary>
    public static string? Checked(string? address) =>
        address is ['/', ..] and not (['/', '/' or '\\', ..]) && address.Length <= 500 && !address.Any(letter => char.IsControl(letter) || letter > '~')
            ? address
            : null;
}
