using EmployeeDirectory.Aws;
using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Hosting;

public static class StorageServices
{
    private const string Settings =
        "Check the settings: Storage__Provider is Embedded or Aws, Storage__SampleEmployees a number, Access__Browse is Anyone or SignedIn.";

    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(StorageOptions.Section);
        var storage = Read<StorageOptions>(section);
        var access = Read<AccessOptions>(builder.Configuration.GetSection(AccessOptions.Section));
        // The binder accepts any number as an enum value.
        if (!Enum.IsDefined(storage.Provider) || !Enum.IsDefined(access.Browse) || storage.SampleEmployees < 0)
            throw new StartupException(Settings);
        if (string.IsNullOrWhiteSpace(storage.DataFolder))
            throw new StartupException("Storage__DataFolder is empty. Set it to a folder, or leave it out for ./data.");
        RequireWritable(storage.PathOf(""));
        builder.Services.Configure<StorageOptions>(section);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddSingleton<DirectoryMetrics>();
        builder.Services.AddSingleton<Schedule>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Schedule>());
        builder.Services.AddOptions<AccessOptions>()
            .Configure(options =>
                options.Browse = storage.Provider == StorageProvider.Aws ? Browse.SignedIn : Browse.Anyone)
            .Bind(builder.Configuration.GetSection(AccessOptions.Section));
        if (storage.Provider == StorageProvider.Aws)
            builder.AddAwsStorage();
        else
            builder.Services.AddEmbeddedStorage(storage);
    }

    // Resolved first, so that the container disposes of it last.
    public static Task OpenDataFolderAsync(this WebApplication app) =>
        app.Services.GetRequiredService<DataFolder>().OpenAsync();

    private static void RequireWritable(string folder)
    {
        try
        {
            PrivateFiles.CreateFolder(folder);
            File.Create(Path.Combine(folder, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data folder {folder} cannot be written to. Set Storage__DataFolder to one that can.");
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
            throw new StartupException(Settings);
        }
    }
}
