using Microsoft.Extensions.Options;

namespace PhbResources.Core.Scanning;

/// <summary>Settings <c>Phb:Clamd</c>: the malware scanner of ClamAV, where there is one.</summary>
public sealed class ClamdOptions
{
    /// <summary>
    /// Where clamd listens: <c>tcp://127.0.0.1:3310</c> or <c>unix:///run/clamav/clamd.ctl</c>. Left empty, files are not scanned
    /// for malware; they are inspected all the same.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>How long a scan may take from connecting to the answer, in seconds: 1 to 120.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>Stops the start where the settings of clamd make no sense.</summary>
internal sealed class ClamdOptionsCheck : IValidateOptions<ClamdOptions>
{
    public ValidateOptionsResult Validate(string? name, ClamdOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Address) && ClamdAddress.Read(options.Address) is null)
            return ValidateOptionsResult.Fail($"Phb:Clamd:Address '{options.Address}' is no address of clamd. Write tcp://HOST:PORT or unix:///PATH, or leave it out.");
        return options.TimeoutSeconds is < 1 or > 120
            ? ValidateOptionsResult.Fail("Phb:Clamd:TimeoutSeconds has to be 1 to 120.")
            : ValidateOptionsResult.Success;
    }
}
