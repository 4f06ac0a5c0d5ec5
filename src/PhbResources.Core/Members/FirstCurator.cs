using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Members;

/// <summary>
/// How the first curator comes to be. While there is none, the running site holds a one-time token; whoever has it, from
/// the start-up message, may make the account. The token lives in memory only and is gone once used or when the site stops.
/// </summary>
public sealed partial class FirstCurator
{
    /// <summary>The member group whose members curate.</summary>
    public const string Group = "Curators";

    private readonly IMemberService _members;
    private readonly ICoreScopeProvider _scopes;
    private readonly MemberAccounts _accounts;
    private readonly CuratorOptions _options;
    private readonly ILogger<FirstCurator> _logger;
    private readonly Lock _making = new();
    private string? _token;

    /// <summary>Made by the container, once.</summary>
    public FirstCurator(IMemberService members, ICoreScopeProvider scopes, MemberAccounts accounts, IOptions<CuratorOptions> options, ILogger<FirstCurator> logger)
    {
        _members = members;
        _scopes = scopes;
        _accounts = accounts;
        _options = options.Value;
        _logger = logger;
    }

    /// <summary>The token that allows the account to be made, or <c>null</c> when there is a curator.</summary>
    public string? Token => _token;

    /// <summary>True when <paramref name="token"/> is the one that was given out and is still unused.</summary>
    public bool Allows(string? token) =>
        _token is { } expected && token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(expected));

    /// <summary>Looks whether there is a curator; makes the one named in the settings, or a token where none is named.</summary>
    /// <exception cref="OptionsValidationException">No account can be made from the settings; the message says what to change. This stops the start.</exception>
    internal void Open()
    {
        if (Exists())
            return;
        string email = _options.Email?.Trim() ?? "", password = _options.Password ?? "";
        if (email.Length > 0 || password.Length > 0)
        {
            if (MistakesIn(email, password) is { Count: > 0 } mistakes)
                throw new OptionsValidationException(Options.DefaultName, typeof(CuratorOptions),
                    mistakes.Select(mistake => $"Phb:Curator:{mistake.Key}: {mistake.Value} Or leave Phb:Curator out, to get a link that makes the account."));
            Make(email, password);
            LogMadeFromSettings();
            return;
        }

        _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
    }

    /// <summary>Makes the account and uses the token up.</summary>
    /// <param name="token">As given in the start-up message.</param>
    /// <param name="email">Address to sign in with.</param>
    /// <param name="password">See <see cref="PasswordRules"/>.</param>
    /// <returns>What is wrong with the input, by the name of the field; empty when the account was made.</returns>
    public IReadOnlyDictionary<string, string> Create(string token, string email, string password)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(password);
        lock (_making)
        {
            if (_token is not null && Exists())
                _token = null; // Made in the back office meanwhile.
            if (!Allows(token))
                return new Dictionary<string, string> { ["token"] = "This link has been used or is no longer good. Restart the site to get a new one." };
            email = email.Trim();
            Dictionary<string, string> mistakes = MistakesIn(email, password);
            if (mistakes.Count == 0)
            {
                Make(email, password);
                _token = null;
                LogMade();
            }

            return mistakes;
        }
    }

    private bool Exists() => _members.GetMembersByGroup(Group).Any();

    private Dictionary<string, string> MistakesIn(string email, string password)
    {
        Dictionary<string, string> mistakes = [];
        if (!EmailRules.IsAddress(email))
            mistakes["email"] = "Enter an email address, like name@example.org.";
        else if (_members.GetByEmail(email) is not null)
            mistakes["email"] = "There is already an account with this email address. Use another one.";
        if (PasswordRules.WhatIsWrongWith(password, email) is { } wrong)
            mistakes["password"] = wrong;
        return mistakes;
    }

    private void Make(string email, string password)
    {
        using ICoreScope scope = _scopes.CreateCoreScope();
        // Whoever starts the site answers for their own address.
        IMember member = _accounts.Prepare(email, _accounts.PasswordHasher.HashPassword(null!, password), creditName: null).Umbraco;
        _members.Save(member);
        _members.AssignRole(member.Id, Group);
        scope.Complete();
    }

    [LoggerMessage(1201, LogLevel.Information, "The first curator was made with the one-time link.")]
    private partial void LogMade();

    [LoggerMessage(1202, LogLevel.Information, "The first curator was made from the settings Phb:Curator. Take the password out of the settings now.")]
    private partial void LogMadeFromSettings();
}
