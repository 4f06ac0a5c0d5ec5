using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Pictures;

/// <summary>Registers the sizes of pictures.</summary>
public sealed class PicturesComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PictureOptions>().BindConfiguration(PictureOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PictureOptions>, PictureOptionsCheck>();
        builder.Services.AddSingleton<MediaSizes>();
    }
}
