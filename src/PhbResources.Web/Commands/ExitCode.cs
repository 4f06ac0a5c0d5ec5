namespace PhbResources.Web.Commands;

/// <summary>What a command ends with, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing to say.</summary>
    public const int Well = 0;

    /// <summary>Done, but somebody should look at what was said.</summary>
    public const int Look = 1;

    /// <summary>Not done; what it was about is as it was.</summary>
    public const int NotDone = 2;

    /// <summary>For the help of most commands.</summary>
    public const string InWords = "Exit code: 0 done, 1 done but read what it says, 2 not done, and nothing was changed.";
}
