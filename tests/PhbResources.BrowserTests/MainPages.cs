namespace PhbResources.BrowserTests;

/// <summary>A page that everything is tried on.</summary>
internal sealed record MainPage(string Name, string Address, int Status = 200)
{
    public const string Template = "/templates/weekly-rota";

    public static readonly MainPage[] All =
    [
        new("home", "/"),
        new("browse", "/templates"),
        new("browse filtered", "/templates?category=rotas-and-time&kind=rota"),
        new("template", Template),
        new("fill in", Template + "/fill"),
        new("search", "/search?q=holiday"),
        new("search corrected", "/search?q=medcation"),
        new("search without result", "/search?q=zzqqxx"),
        new("guides", "/guides"),
        new("guide", "/guides/leave-in-plain-words"),
        new("history of a guide", "/guides/leave-in-plain-words/history"),
        new("version of a guide", "/guides/leave-in-plain-words/history/1"),
        new("sentences of a template", Template + "/fix"),
        new("not found", "/templates/weekly-roto", 404),
        new("about", "/about"),
        new("accessibility", "/accessibility"),
        new("privacy", "/privacy"),
        new("figures of the law", "/law"),
        new("recent changes", "/changes"),
        new("recent changes of a kind", "/changes?kind=template&category=rotas-and-time"),
        new("mails to stop without a link", "/stop-mail", 404),
        new("rota", "/rota"),
        new("leave", "/leave"),
        new("leave for set hours", "/leave/set-hours"),
        new("leave for changing hours", "/leave/changing-hours"),
        new("ask for a document", "/ask?q=hoist"),
        new("make an account", "/register"),
        new("sign in", "/sign-in"),
        new("sign in with a link", "/sign-in/link"),
        new("look at your email", "/register/sent"),
        new("forgotten password", "/forgot"),
        new("discussions", "/discuss"),
        new("area of discussions", "/discuss/ask"),
        new("decisions", "/discuss/decisions"),
        new("search in discussions", "/discuss/search?q=rota"),
        new("discussion of a template", Template + "/discussion"),
    ];

    public override string ToString() => Name;
}
