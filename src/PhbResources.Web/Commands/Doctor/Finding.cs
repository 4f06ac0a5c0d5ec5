namespace PhbResources.Web.Commands.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>Well.</summary>
    Well,

    /// <summary>The library works; somebody should look at it.</summary>
    Look,

    /// <summary>Something does not work, or will soon not.</summary>
    Broken,
}

/// <summary>What <c>doctor</c> found out about one thing.</summary>
/// <param name="About">The thing.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="WhatToDo">What to do next; empty where all is well.</param>
internal sealed record Finding(string About, FindingLevel Level, string Found, string WhatToDo = "")
{
    public static Finding Well(string about, string found) => new(about, FindingLevel.Well, found);

    public static Finding Look(string about, string found, string whatToDo) => new(about, FindingLevel.Look, found, whatToDo);

    public static Finding Broken(string about, string found, string whatToDo) => new(about, FindingLevel.Broken, found, whatToDo);
}
