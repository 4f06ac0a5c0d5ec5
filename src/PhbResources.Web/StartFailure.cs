using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PhbResources.Core.Schemas;
using PhbResources.Embedded.Database;
using PhbResources.Search;

namespace PhbResources.Web;

/// <summary>Turns the reasons for which a start fails into sentences that say what to do.</summary>
internal static class StartFailure
{
    private const string OtherAddress = "--urls http://localhost:5001";

    /// <summary>The sentences, or <c>null</c> for a failure nobody foresaw, which then shows itself whole.</summary>
    public static string? Explain(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Sentences(cause) is { } sentences)
                return sentences;
        }

        return null;
    }

    private static string? Sentences(Exception cause) => cause switch
    {
        // These are written for the person who runs the site.
        StorageException or IndexInUseException or SchemaMistakesException or SchemaInstallException => cause.Message,
        OptionsValidationException settings => $"A setting is wrong.{Environment.NewLine}{string.Join(Environment.NewLine, settings.Failures)}",
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"{cause.Message}{Environment.NewLine}Another program, perhaps another copy of this one, uses the address. Stop it, or choose another: {OtherAddress}",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"The address may not be used by this user. Choose a port above 1024: {OtherAddress}",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"This computer does not have the address that was asked for. Choose one it has: {OtherAddress}",
        // Kestrel's way to say that what stands in --urls is no address.
        FormatException when cause.TargetSite?.DeclaringType == typeof(Microsoft.AspNetCore.Http.BindingAddress) =>
            $"{cause.Message}{Environment.NewLine}Write the address to listen at like this: {OtherAddress}",
        // A word where a number or one of several words has to stand.
        InvalidOperationException when cause.TargetSite?.DeclaringType == typeof(ConfigurationBinder) => $"A setting is wrong.{Environment.NewLine}{cause.Message}",
        // A settings file that is not JSON.
        InvalidDataException => $"{cause.Message} {cause.InnerException?.Message}{Environment.NewLine}Mend the file, then start again.",
        _ => null,
    };
}
