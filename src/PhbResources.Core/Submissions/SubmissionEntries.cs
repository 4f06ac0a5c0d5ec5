using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhbResources.Core.Submissions;

/// <summary>What a member writes about what they share. Anything may be empty in a draft; what is wrong at sending, <see cref="SubmissionRules"/> says.</summary>
public sealed record SubmissionEntries
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Alias of its kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Address of its category.</summary>
    public string Category { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Why it helped, for the curator.</summary>
    public string WhyItHelped { get; init; } = "";

    /// <summary>The document itself, where it was written here.</summary>
    public string Text { get; init; } = "";

    /// <summary>How the member wishes to be named: <c>name</c>, <c>initials</c> or <c>anonymous</c>.</summary>
    public string CreditAs { get; init; } = "";

    /// <summary>The name, where they wish to be named.</summary>
    public string CreditName { get; init; } = "";

    /// <summary>The licence.</summary>
    public string Licence { get; init; } = "";

    /// <summary>That they may share it, under this licence.</summary>
    public bool Consent { get; init; }

    /// <summary>What is different, for a new version.</summary>
    public string WhatChanged { get; init; } = "";

    /// <summary>Words for finding it, separated by commas.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The tags one by one.</summary>
    public IReadOnlyList<string> TagList() => [.. Tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static SubmissionEntries Read(string json) => JsonSerializer.Deserialize<SubmissionEntries>(json, Json) ?? new SubmissionEntries();

    internal string Write() => JsonSerializer.Serialize(this, Json);
}
