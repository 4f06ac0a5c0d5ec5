namespace PhbResources.Core.Library;

/// <summary>
/// Aliases in <c>umbraco-config/document-types</c> that code relies on. Kinds and the properties they add are
/// not among them: those are data.
/// </summary>
public static class LibraryAliases
{
    /// <summary>Document type of the root.</summary>
    public const string Library = "library";

    /// <summary>Document type of a shelf.</summary>
    public const string Category = "category";

    /// <summary>Document type of the root of the guides.</summary>
    public const string Guides = "guides";

    /// <summary>Document type of a guide: a page of words that members edit. The kind <c>guide</c> is another thing, a template to fill in or tick off.</summary>
    public const string GuidePage = "guidePage";

    /// <summary>Last part of the address; Umbraco's own convention for naming a URL segment.</summary>
    public const string Slug = Umbraco.Cms.Core.Constants.Conventions.Content.UrlName;

    /// <summary>One or two sentences on what it is for.</summary>
    public const string Summary = "summary";

    /// <summary>Who it is for.</summary>
    public const string WhoFor = "whoFor";

    /// <summary>When to use it.</summary>
    public const string WhenToUse = "whenToUse";

    /// <summary>How to adapt it.</summary>
    public const string HowToAdapt = "howToAdapt";

    /// <summary>Free words for finding it.</summary>
    public const string Tags = "tags";

    /// <summary>The licence it is shared under.</summary>
    public const string Licence = "licence";

    /// <summary>Who made it, as they wish to be named.</summary>
    public const string Credit = "credit";

    /// <summary>Reading age in years.</summary>
    public const string ReadingAge = "readingAge";

    /// <summary>Day the law was checked.</summary>
    public const string LawCheckedOn = "lawCheckedOn";

    /// <summary>Sources.</summary>
    public const string Sources = "sources";

    /// <summary>Addresses of templates that go with it, one a line.</summary>
    public const string Related = "related";

    /// <summary>What the last change was, in one line.</summary>
    public const string WhatChanged = "whatChanged";

    /// <summary>The document itself, in the notation of the library; empty where a template is files alone.</summary>
    public const string Body = "body";

    /// <summary>What a guide says, in Markdown; <c>{{figure:id}}</c> in it stands for a legal figure.</summary>
    public const string GuideText = "text";

    /// <summary>Files offered as they are: picked media.</summary>
    public const string Files = "files";
}
