namespace PhbResources.Core.Insights;

/// <summary>What is counted by day. The names are kept in the database: add to them, and never change one.</summary>
public enum Counted
{
    /// <summary>The first page was read.</summary>
    Home,

    /// <summary>The list of templates was looked at.</summary>
    Browse,

    /// <summary>Somebody searched for words; further pages of the same search do not count.</summary>
    Search,

    /// <summary>The page of a template was read.</summary>
    Template,

    /// <summary>The form to fill a template in was opened.</summary>
    FillForm,

    /// <summary>A guide was read.</summary>
    Guide,

    /// <summary>A page of the forum was read.</summary>
    Discussion,

    /// <summary>A template was opened by its short link, which stands on posters.</summary>
    ShortLink,

    /// <summary>Somebody said that a template helped.</summary>
    Helped,

    /// <summary>Somebody said that a template did not help.</summary>
    NotHelped,

    /// <summary>An account was made and its address confirmed.</summary>
    Registered,
}
