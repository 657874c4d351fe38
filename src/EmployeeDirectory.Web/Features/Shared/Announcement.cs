using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.Shared;

public static class Announcement
{
    /// <summary>One line on the console once the server listens: where to look, where the data lies.</summary>
    public static void SayWhere(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var data = storage.Provider == StorageProvider.Aws
            ? $"DynamoDB table {app.Configuration["Aws:TableName"]} and bucket {app.Configuration["Aws:PhotoBucket"]}"
            : Path.GetFullPath(storage.DataFolder);
        Console.WriteLine($"Directory at {address} — data in {data}.");
    });
}
