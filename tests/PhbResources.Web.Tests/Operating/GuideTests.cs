using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Operating;

/// <summary>What the guide for whoever runs a library says to type does what it says.</summary>
[NonParallelizable, Platform("Linux", Reason = "The guide is about Linux servers.")]
internal sealed class GuideTests
{
    private TempFolder _temp = null!;

    [SetUp]
    public void MakeFolder() => _temp = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [Test, Category("Slow")]
    public async Task Every_command_that_can_be_run_anywhere_runs_in_the_order_of_the_guide()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("It starts and stops the site several times. Set PHB_SLOW=1 to run it.");
        foreach (string release in (string[])["0.1.0", "0.2.0"])
            Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(_temp.Under("opt", "phb")).FullName, release), SiteProcess.BuiltFolder);
        IReadOnlyList<GuideBlock> blocks = GuideBlock.ReadAll();
        foreach (GuideBlock block in blocks.Where(block => block.Target is not null))
            Write(InTemp(block.Target!), InTemp(block.Text));
        await File.AppendAllTextAsync(_temp.Under("etc", "phb", "settings.env"), $"\nPhb__ConfigPath={Config.Small(_temp)}\n");
        WriteStandIns();
        Directory.CreateDirectory(_temp.Under("var", "lib", "phb", "wiki", "images"));
        File.Copy(Path.Combine(Path.GetDirectoryName(GuideBlock.File)!, "..", "tests", "PhbResources.Web.Tests", "Wikis", "dump.xml"), _temp.Under("var", "lib", "phb", "wiki", "dump.xml"));

        StringBuilder script = new("set -eu -o pipefail\n");
        foreach (GuideBlock block in blocks.Where(block => block.IsTested))
            script.AppendLine("set -x").AppendLine(InTemp(block.Text)).AppendLine("{ set +x; } 2>/dev/null");
        script.AppendLine("systemctl stop phb");
        (int code, string said) = await BashAsync(script.ToString());
        await TestContext.Out.WriteLineAsync(said);
        Assert.That(code, Is.Zero, said + await File.ReadAllTextAsync(_temp.Under("site.log")));
        Assert.Multiple(() =>
        {
            Assert.That(blocks.Count(block => block.IsTested), Is.GreaterThan(15));
            Assert.That(Directory.GetDirectories(_temp.Under("var", "lib", "phb"), "data.before-restore-*"), Has.Length.EqualTo(2), "one restore, one way back");
            Assert.That(Directory.GetFiles(_temp.Under("var", "backups", "phb"), "phb-*.zip"), Has.Length.EqualTo(1), "the site has made its own");
            Assert.That(File.Exists(_temp.Under("var", "lib", "phb", "moved", "umbraco.db")));
            Assert.That(File.ReadAllText(_temp.Under("var", "lib", "phb", "wiki", "report.json")), Does.Contain("\"guides\": 1,").And.Contain("\"isWhole\": true"));
            Assert.That(File.ReadAllText(_temp.Under("site.log")), Does.Not.Contain("fail:"));
        });
    }

    [Test]
    public async Task The_settings_of_nginx_are_ones_it_understands()
    {
        string server = GuideBlock.ReadAll().Single(block => block.Language == "nginx").Text;
        Write(_temp.Under("nginx.conf"), $"error_log {_temp.Under("nginx.log")};\npid {_temp.Under("nginx.pid")};\nevents {{}}\nhttp {{\n{server}\n}}\n");
        await ExpectAsync($"nginx -t -e {_temp.Under("nginx.log")} -c {_temp.Under("nginx.conf")}", "nginx");
    }

    [Test]
    public async Task The_service_is_one_that_systemd_understands()
    {
        string unit = GuideBlock.ReadAll().Single(block => block.Target?.EndsWith("phb.service", StringComparison.Ordinal) == true).Text;
        // The program need not be where the guide puts it.
        Write(_temp.Under("phb.service"), unit.Replace("/usr/bin/dotnet", "/bin/sh", StringComparison.Ordinal));
        await ExpectAsync($"systemd-analyze verify --man=no {_temp.Under("phb.service")}", "systemd-analyze");
    }

    [Test]
    public void Commands_and_settings_that_it_names_are_there()
    {
        string guide = File.ReadAllText(GuideBlock.File), readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(GuideBlock.File)!, "..", "README.md"));
        string[] settings = [.. System.Text.RegularExpressions.Regex.Matches(guide, @"Phb__(\w+?)__?(\w+)?=").Select(match => match.Groups[1].Value).Distinct()];
        Assert.That(settings, Is.Not.Empty);
        foreach (string setting in settings)
            Assert.That(readme, Does.Contain($"Phb:{setting}"), setting);
    }

    private static async Task ExpectAsync(string command, string program)
    {
        (int there, _) = await RunBashAsync($"command -v {program}");
        if (there != 0)
            Assert.Ignore($"There is no {program} here.");
        (int code, string said) = await RunBashAsync(command);
        Assert.That(code, Is.Zero, said);
    }

    /// <summary>Programs that only a server has, or only root may use, do here what they would do there.</summary>
    private void WriteStandIns()
    {
        WriteProgram("sudo", """
            [ "$1" = -u ] && shift 2
            case "$1" in
              chgrp) exit 0 ;;
              install) words=(); while [ $# -gt 0 ]; do case "$1" in -o|-g) shift 2 ;; *) words+=("$1"); shift ;; esac; done; exec "${words[@]}" ;;
            esac
            exec "$@"
            """);
        WriteProgram("systemctl", $$"""
            unit={{InTemp("/etc/systemd/system/phb.service")}}
            of() { sed -n "s|^$1=||p" "$unit"; }
            case "$1" in
              enable|start)
                [ -f {{_temp.Root}}/site.pid ] && kill -0 "$(cat {{_temp.Root}}/site.pid)" 2>/dev/null && exit 0
                set -a; . "$(of EnvironmentFile)"; set +a
                umask "$(of UMask)"
                cd "$(of WorkingDirectory)"
                nohup $(of ExecStart) >>{{_temp.Root}}/site.log 2>&1 </dev/null &
                echo $! >{{_temp.Root}}/site.pid ;;
              stop)
                [ -f {{_temp.Root}}/site.pid ] || exit 0
                pid=$(cat {{_temp.Root}}/site.pid); rm {{_temp.Root}}/site.pid
                kill -TERM "$pid" 2>/dev/null || exit 0
                for i in $(seq 600); do kill -0 "$pid" 2>/dev/null || exit 0; sleep 0.1; done
                kill -KILL "$pid" ;;
            esac
            """);
    }

    private void WriteProgram(string name, string text)
    {
        Write(_temp.Under("usr", "local", "bin", name), $"#!/bin/bash\n{text}\n");
        File.SetUnixFileMode(_temp.Under("usr", "local", "bin", name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.TrimEnd() + "\n");
    }

    private int Port => field == 0 ? field = FreePort() : field;

    /// <summary>The same, below the folder of the test, and at a port of its own.</summary>
    private string InTemp(string text)
    {
        foreach (string place in (string[])["/opt/phb", "/etc/phb", "/etc/systemd", "/etc/nginx", "/var/lib/phb", "/var/backups/phb", "/usr/local/bin/phb"])
            text = text.Replace(place, _temp.Root + place, StringComparison.Ordinal);
        return text.Replace("127.0.0.1:5000", $"127.0.0.1:{Port}", StringComparison.Ordinal).Replace("/usr/bin/dotnet", "dotnet", StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<(int Code, string Said)> BashAsync(string script)
    {
        Write(_temp.Under("guide.sh"), script);
        return await RunBashAsync($"PATH={_temp.Under("usr", "local", "bin")}:$PATH bash {_temp.Under("guide.sh")}");
    }

    private static async Task<(int Code, string Said)> RunBashAsync(string command)
    {
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-c", command + " 2>&1"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        bash.StandardInput.Close();
        string said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, said);
    }
}
