using Microsoft.Extensions.Options;

namespace PhbResources.Core.SpamDefence;

/// <summary>What is counted by <see cref="PostRates"/>.</summary>
public enum PostKind
{
    /// <summary>Making an account.</summary>
    Register,

    /// <summary>Asking for a link by mail, to sign in or to set a new password.</summary>
    SignInLink,

    /// <summary>Sending something to the library.</summary>
    Submission,

    /// <summary>Adding a file to it.</summary>
    Upload,

    /// <summary>Changing a guide, or suggesting other words.</summary>
    Edit,

    /// <summary>Writing in a discussion, or changing what was written.</summary>
    Post,

    /// <summary>Reporting what somebody wrote.</summary>
    Report,
}

/// <summary>Settings <c>Phb:PostRates</c>: how often something may be sent.</summary>
public sealed class PostRateOptions
{
    /// <summary>Making an account.</summary>
    public PostRate Register { get; set; } = new() { PerNetwork = 10, PerAccount = 3 };

    /// <summary>Asking for a link by mail.</summary>
    public PostRate SignInLink { get; set; } = new() { PerNetwork = 20, PerAccount = 5 };

    /// <summary>Sending something to the library.</summary>
    public PostRate Submission { get; set; } = new() { PerNetwork = 40, PerAccount = 10 };

    /// <summary>Adding a file.</summary>
    public PostRate Upload { get; set; } = new() { PerNetwork = 160, PerAccount = 40 };

    /// <summary>Changing a guide, or suggesting other words.</summary>
    public PostRate Edit { get; set; } = new() { PerNetwork = 60, PerAccount = 30 };

    /// <summary>Writing in a discussion.</summary>
    public PostRate Post { get; set; } = new() { PerNetwork = 80, PerAccount = 30 };

    /// <summary>Reporting what somebody wrote.</summary>
    public PostRate Report { get; set; } = new() { PerNetwork = 20, PerAccount = 10 };

    internal PostRate Of(PostKind kind) => kind switch
    {
        PostKind.Register => Register,
        PostKind.SignInLink => SignInLink,
        PostKind.Submission => Submission,
        PostKind.Edit => Edit,
        PostKind.Post => Post,
        PostKind.Report => Report,
        _ => Upload,
    };
}

/// <summary>How often one thing may be sent.</summary>
public sealed class PostRate
{
    /// <summary>From one network (an IPv4 /24 or an IPv6 /64), 1 to 100,000. A household, a school or a town behind one provider may be one.</summary>
    public int PerNetwork { get; set; } = 20;

    /// <summary>For one account or email address, 1 to 10,000.</summary>
    public int PerAccount { get; set; } = 10;

    /// <summary>Within how many minutes, 1 to 1,440.</summary>
    public int Minutes { get; set; } = 60;
}

/// <summary>Stops the start where the settings make no sense.</summary>
internal sealed class PostRateOptionsCheck : IValidateOptions<PostRateOptions>
{
    public ValidateOptionsResult Validate(string? name, PostRateOptions options)
    {
        List<string> mistakes = [];
        foreach (PostKind kind in Enum.GetValues<PostKind>())
        {
            PostRate rate = options.Of(kind);
            Check($"{kind}:PerNetwork", rate.PerNetwork, 100_000);
            Check($"{kind}:PerAccount", rate.PerAccount, 10_000);
            Check($"{kind}:Minutes", rate.Minutes, 1_440);
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

        void Check(string setting, int value, int most)
        {
            if (value < 1 || value > most)
                mistakes.Add($"Phb:PostRates:{setting} is {value}. Write a number from 1 to {most}.");
        }
    }
}
