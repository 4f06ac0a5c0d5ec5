using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace PhbResources.Web.DeliveryApi;

/// <summary>Who may read what through the Delivery API, by Umbraco's own settings (<c>Umbraco:CMS:DeliveryApi</c>).</summary>
internal sealed class DeliveryAccess(IOptionsMonitor<DeliveryApiSettings> settings)
{
    private DeliveryApiSettings Settings => settings.CurrentValue;

    public bool MayRead(DeliveryRequest request) => Settings.Enabled && (request.Preview ? HasKey(request) : Settings.PublicAccess || HasKey(request));

    public bool MayReadMedia(DeliveryRequest request) => Settings is { Enabled: true, Media.Enabled: true } && (Settings is { PublicAccess: true, Media.PublicAccess: true } || HasKey(request));

    // Hashed first, so that the time it takes says nothing about the key.
    private bool HasKey(DeliveryRequest request) =>
        !string.IsNullOrWhiteSpace(Settings.ApiKey) && request.ApiKey is { } key
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), SHA256.HashData(Encoding.UTF8.GetBytes(Settings.ApiKey)));
}
