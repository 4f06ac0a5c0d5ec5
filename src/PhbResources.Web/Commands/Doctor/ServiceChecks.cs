using System.Text;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;
using PhbResources.Core.Scanning;

namespace PhbResources.Web.Commands.Doctor;

/// <summary>Other programs that the library leans on.</summary>
internal static class ServiceChecks
{
    public static async IAsyncEnumerable<Finding> RunAsync(WebApplication app, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SmtpOptions mail = app.Services.GetRequiredService<IOptions<SmtpOptions>>().Value;
        if (mail.HasServer)
        {
            yield return await MailServerCheck.TryAsync(mail, TimeProvider.System, cancellationToken) is { } trouble
                ? Finding.Broken("Mail", $"{mail.Host}:{mail.Port}: {trouble}", "Look at the settings Phb:Smtp and at the mail server. Mails wait meanwhile; none is lost.")
                : Finding.Well("Mail", $"{mail.Host}:{mail.Port} takes mails.");
        }

        ClamdScanner scanner = app.Services.GetRequiredService<ClamdScanner>();
        ScanAnswer answer = await scanner.ScanAsync(Encoding.UTF8.GetBytes("A file to try the scanner with.\n"), cancellationToken);
        yield return answer.Verdict switch
        {
            ScanVerdict.Clean => Finding.Well("Virus scanner", "clamd answers."),
            ScanVerdict.NotConfigured => Finding.Look("Virus scanner", "none is set, so shared files are not scanned for harmful programs.", "Install clamd and set Phb:Clamd:Address."),
            _ => Finding.Broken("Virus scanner", $"clamd gives no verdict: {answer.Detail}.", "Start clamd, or look at Phb:Clamd:Address. Shared files wait meanwhile."),
        };
    }
}
