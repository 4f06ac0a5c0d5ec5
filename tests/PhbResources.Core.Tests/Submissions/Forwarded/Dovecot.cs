using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;

namespace PhbResources.Core.Tests.Submissions.Forwarded;

/// <summary>The mail server dovecot with one mailbox, in a folder and on a port of its own.</summary>
internal sealed class Dovecot : IDisposable
{
    public const string User = "library", Password = "secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("phb-imap-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort();

    public static async Task<Dovecot> StartAsync()
    {
        const string Program = "/usr/sbin/dovecot";
        if (!File.Exists(Program))
        {
            const string Reason = "dovecot is not installed. Install dovecot-imapd.";
            if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1")
                Assert.Fail(Reason);
            Assert.Ignore(Reason);
        }

        Dovecot server = new();
        try
        {
            await server.RunAsync(Program);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Puts an unread mail into the mailbox.</summary>
    public async Task PutAsync(MimeMessage mail)
    {
        using ImapClient client = await ConnectAsync();
        await client.Inbox.AppendAsync(mail);
    }

    /// <summary>Subjects of the mails in a folder; none where there is no such folder.</summary>
    public async Task<string[]> SubjectsAsync(string folder)
    {
        using ImapClient client = await ConnectAsync();
        try
        {
            IMailFolder found = await client.GetFolderAsync(folder);
            await found.OpenAsync(FolderAccess.ReadOnly);
            return [.. (await found.FetchAsync(0, -1, MessageSummaryItems.Envelope)).Select(one => one.Envelope!.Subject!)];
        }
        catch (FolderNotFoundException)
        {
            return [];
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            // Its children end with it when it is asked to; killed, they would stay.
            using Process? asked = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            asked?.WaitForExit();
            if (!_process.WaitForExit(5_000))
                _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ImapClient> ConnectAsync()
    {
        ImapClient client = new();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(User, Password);
        return client;
    }

    private async Task RunAsync(string program)
    {
        bool isRoot = Environment.UserName == "root";
        string account = isRoot ? "nobody" : Environment.UserName, mail = Path.Combine(_folder, "mail");
        Directory.CreateDirectory(mail);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111); // For the account that mails belong to.
            File.SetUnixFileMode(mail, (UnixFileMode)0b111_111_111);
        }

        string config = Path.Combine(_folder, "dovecot.conf");
        await File.WriteAllTextAsync(config, string.Join('\n',
        [
            $"base_dir = {_folder}/run",
            $"state_dir = {_folder}/run",
            $"log_path = {_folder}/log",
            "protocols = imap",
            "listen = 127.0.0.1",
            "ssl = no",
            "disable_plaintext_auth = no",
            "auth_mechanisms = plain",
            $"mail_location = maildir:{mail}/%n",
            "first_valid_uid = 1",
            .. isRoot ? (string[])[] : [$"default_internal_user = {account}", $"default_login_user = {account}", "service anvil {\n  chroot =\n}"],
            $"passdb {{\n  driver = static\n  args = password={Password}\n}}",
            $"userdb {{\n  driver = static\n  args = uid={account}{(isRoot ? " gid=nogroup" : "")} home={mail}\n}}",
            $"service imap-login {{\n  {(isRoot ? "" : "chroot =\n  ")}inet_listener imap {{\n    port = {Port.ToString(CultureInfo.InvariantCulture)}\n  }}\n  inet_listener imaps {{\n    port = 0\n  }}\n}}",
            "",
        ]));
        _process = Process.Start(new ProcessStartInfo(program, ["-F", "-c", config]) { RedirectStandardError = true })!;
        for (int tries = 0; tries < 100; tries++)
        {
            if (_process.HasExited)
                Assert.Fail(await _process.StandardError.ReadToEndAsync());
            try
            {
                using ImapClient client = await ConnectAsync();
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("dovecot did not start.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
