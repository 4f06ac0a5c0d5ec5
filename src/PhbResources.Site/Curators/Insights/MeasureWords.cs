using PhbResources.Core.Insights;

namespace PhbResources.Site.Curators.Insights;

/// <summary>What figures are called at the desk. The one place for these words.</summary>
internal static class MeasureWords
{
    public static string Of(Measure measure) => measure switch
    {
        Measure.PageViews => "Pages read",
        Measure.Searches => "Searches",
        Measure.SearchesWithoutResult => "Searches that found nothing",
        Measure.TemplateViews => "Templates looked at",
        Measure.Downloads => "Downloads",
        Measure.Fills => "Filled in here",
        Measure.Helped => "“It helped”",
        Measure.NotHelped => "“It did not help”",
        Measure.ShortLinks => "Came by a poster’s link",
        Measure.Registrations => "New accounts",
        Measure.FirstSubmissions => "Shared for the first time",
        Measure.Submissions => "Shared in all",
        Measure.Edits => "Changes by members",
        Measure.Decisions => "Decisions by curators",
        _ => "Minutes of reviewing",
    };
}
