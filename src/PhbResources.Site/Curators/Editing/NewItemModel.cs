namespace PhbResources.Site.Curators.Editing;

/// <summary>What can be made.</summary>
/// <param name="Parent">Where it will be made.</param>
/// <param name="Types">The kinds, and what else there is.</param>
public sealed record NewItemModel(Guid Parent, IReadOnlyList<NewItemType> Types);

/// <summary>A document type that can be made.</summary>
/// <param name="Alias">Its alias.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
public sealed record NewItemType(string Alias, string Name, string Description);
