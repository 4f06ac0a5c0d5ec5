namespace PhbResources.Site;

/// <summary>Settings of the site, in the section <c>Phb</c>.</summary>
public sealed class PhbSiteOptions
{
    /// <summary>The section the settings are read from.</summary>
    public const string Section = "Phb";

    /// <summary>Address people can write to, shown on the pages about the library; left out when empty.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Memory for finished pages, in MiB, from 1 to 1024.</summary>
    public int PageCacheMegabytes { get; set; } = 48;

    /// <summary>
    /// Tries a minute at passwords, codes and links from one address on the internet, from 5 to 10,000. More where many people share
    /// an address, as in a hospital.
    /// </summary>
    public int TriesPerMinute { get; set; } = 20;

    internal string? Mistake()
    {
        if (TriesPerMinute is < 5 or > 10_000)
            return $"The setting Phb:TriesPerMinute is {TriesPerMinute}. Write a number from 5 to 10000.";
        if (!string.IsNullOrEmpty(ContactEmail) && !System.Net.Mail.MailAddress.TryCreate(ContactEmail, out _))
            return $"The setting Phb:ContactEmail is '{ContactEmail}', which is not an email address. Write one such as hello@library.example, or leave it out.";
        return PageCacheMegabytes is < 1 or > 1024
            ? $"The setting Phb:PageCacheMegabytes is {PageCacheMegabytes}. Write a number from 1 to 1024."
            : null;
    }
}
