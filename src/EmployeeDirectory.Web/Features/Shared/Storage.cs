using EmployeeDirectory.Web.Aws;
using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Metrics;

namespace EmployeeDirectory.Web.Features.Shared;

public static class Storage
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(StorageOptions.Section);
        var storage = Read<StorageOptions>(section);
        Read<AccessOptions>(builder.Configuration.GetSection(AccessOptions.Section));
        RequireWritable(storage.PathOf(""));
        builder.Services.Configure<StorageOptions>(section);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DirectoryMetrics>();
        builder.Services.AddOptions<AccessOptions>()
            .Configure(access => access.Browse = storage.Provider == StorageProvider.Aws ? Browse.SignedIn : Browse.Anyone)
            .Bind(builder.Configuration.GetSection(AccessOptions.Section));
        if (storage.Provider == StorageProvider.Aws)
            builder.AddAwsStorage();
        else
            builder.Services.AddEmbeddedStorage(storage);
    }

    private static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(Path.Combine(folder, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {folder} cannot be written to. Set Storage__DataFolder to one that can.");
        }
    }

    private static T Read<T>(IConfigurationSection section) where T : new()
    {
        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (InvalidOperationException)
        {
            throw new StartupException(
                "Check the settings: Storage__Provider is Embedded or Aws, Storage__SampleEmployees a number, Access__Browse is Anyone or SignedIn.");
        }
    }
}
