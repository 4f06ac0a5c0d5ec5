using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Hosting;

/// <summary>The one back-office user there is, Umbraco's super user, on whose behalf the host acts. People are members.</summary>
internal sealed class SuperUser(IOptions<GlobalSettings> settings) : IUserIdKeyResolver, IBackOfficeUserReader
{
    /// <summary>Core's services name the super user by number or by key; the constant for the number goes with Umbraco 19.</summary>
    private const int Id = -1;

    private IUser User => new User(settings.Value, Id, "Site", "site@localhost", "site", string.Empty, null, [], [Constants.System.Root], [Constants.System.Root], [Constants.System.Root])
    {
        Key = Constants.Security.SuperUserKey,
    };

    public Task<int> GetAsync(Guid key) => key == Constants.Security.SuperUserKey
        ? Task.FromResult(Id)
        : throw new InvalidOperationException($"There is no user {key} here: the only one is the super user, {Constants.Security.SuperUserKey}.");

    public Task<Guid> GetAsync(int id) => id == Id
        ? Task.FromResult(Constants.Security.SuperUserKey)
        : throw new InvalidOperationException($"There is no user {id} here: the only one is the super user, {Id}.");

    public Task<Attempt<int>> TryGetAsync(Guid key)
        => Task.FromResult(Attempt.If(key == Constants.Security.SuperUserKey, Id));

    public Task<Attempt<Guid>> TryGetAsync(int id)
        => Task.FromResult(Attempt.If(id == Id, Constants.Security.SuperUserKey));

    public IUser? GetById(int id) => id == Id ? User : null;

    public IUser? GetByKey(Guid key) => key == Constants.Security.SuperUserKey ? User : null;

    public IEnumerable<IUser> GetManyById(IEnumerable<int> ids) => ids.Contains(Id) ? [User] : [];

    public IEnumerable<IUser> GetManyByKey(IEnumerable<Guid> keys) => keys.Contains(Constants.Security.SuperUserKey) ? [User] : [];

    public IEnumerable<IUser> GetAllInGroup(int groupId) => [];
}
