namespace PhbResources.Web;

/// <summary>
/// Keeps ASP.NET Core from writing a stack trace for a start that fails: <see cref="StartFailure"/> says why in words, and
/// what it cannot explain shows itself whole anyway. Once the site runs, everything is logged as usual.
/// </summary>
internal sealed class StartLog
{
    private volatile bool _started;

    public void Started() => _started = true;

    public void Filter(ILoggingBuilder logging)
    {
        foreach (string category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"])
            logging.AddFilter(category, level => _started && level >= LogLevel.Warning);
    }
}
