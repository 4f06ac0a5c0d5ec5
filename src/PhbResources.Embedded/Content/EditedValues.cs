using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Content;

/// <summary>Whether a draft differs from what is live, by Umbraco's rules.</summary>
internal static class EditedValues
{
    /// <param name="entity">The content.</param>
    /// <param name="defaultCulture">The culture that answers for values which are the same in all cultures.</param>
    /// <param name="editedCultures">Gets the cultures with differences.</param>
    /// <returns>Whether any value differs.</returns>
    public static bool Find(IPublishableContentBase entity, Func<string> defaultCulture, HashSet<string> editedCultures)
    {
        bool varies = entity.ContentType.VariesByCulture(), edited = false;
        foreach (IProperty property in entity.Properties)
        {
            bool propertyVaries = property.PropertyType.VariesByCulture();
            foreach (IPropertyValue value in property.Values)
            {
                // Left over from before the property began or ceased to vary: no longer shown, so no difference.
                if (propertyVaries ? value.Culture is null && value.Segment is null : value.Culture is not null) continue;
                if (Equals(value.EditedValue, value.PublishedValue)) continue;
                edited = true;
                if (varies) editedCultures.Add(value.Culture ?? defaultCulture());
            }
        }
        return edited;
    }
}
