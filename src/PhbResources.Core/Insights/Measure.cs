namespace PhbResources.Core.Insights;

/// <summary>A figure of the library that is shown week by week.</summary>
public enum Measure
{
    /// <summary>Pages that were read: the first page, lists, searches, templates, forms, guides, discussions.</summary>
    PageViews,

    /// <summary>Searches.</summary>
    Searches,

    /// <summary>Searches that found nothing, without those whose words may be about a person: they are not kept.</summary>
    SearchesWithoutResult,

    /// <summary>Pages of templates that were read.</summary>
    TemplateViews,

    /// <summary>Files that were downloaded, those filled in on the site left out.</summary>
    Downloads,

    /// <summary>Documents that were filled in on the site and downloaded.</summary>
    Fills,

    /// <summary>Answers of "yes" to "Did this help?".</summary>
    Helped,

    /// <summary>Answers of "no" to "Did this help?".</summary>
    NotHelped,

    /// <summary>Visits by a short link, as it stands on posters.</summary>
    ShortLinks,

    /// <summary>Accounts that were made.</summary>
    Registrations,

    /// <summary>Members who shared something for the first time.</summary>
    FirstSubmissions,

    /// <summary>Everything that was shared.</summary>
    Submissions,

    /// <summary>Changes that members made to what is in the library.</summary>
    Edits,

    /// <summary>Decisions of curators.</summary>
    Decisions,

    /// <summary>Minutes that curators spent on them, as far as their times tell.</summary>
    ReviewMinutes,
}
