using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace PhbResources.Web;

/// <summary>Turns the reasons for which a start fails into sentences that say what to do.</summary>
internal static class StartFailure
{
    /// <summary>The sentences, or <c>null</c> for a failure nobody foresaw, which then shows itself whole.</summary>
    public static string? Explain(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return $"{exception.Message}{Environment.NewLine}Another program, perhaps another copy of this one, uses the address. Stop it, or choose another: --urls http://localhost:5001";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return "The address may not be used by this user. Choose a port above 1024: --urls http://localhost:5000";
                case OptionsValidationException settings:
                    return $"A setting is wrong.{Environment.NewLine}{string.Join(Environment.NewLine, settings.Failures)}";
            }
        }

        return null;
    }
}
