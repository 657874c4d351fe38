using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Hosting;

public static class Announcement
{
    public static void SayWhere(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var data = storage.Provider == StorageProvider.Aws
            ? $"DynamoDB table {app.Configuration["Aws:TableName"]} and bucket {app.Configuration["Aws:PhotoBucket"]}"
            : Path.GetFullPath(storage.DataFolder);
        Console.WriteLine($"Directory at {address} — data in {data}.");
    });
}
