using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Metrics;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Embedded;

public static class EmbeddedServices
{
    /// <summary>Everything in the data folder.</summary>
    public static void AddEmbeddedStorage(this IServiceCollection services, StorageOptions storage)
    {
        services.AddKeyedSingleton(nameof(SqliteEmployeeStore), (_, _) => new SqliteDatabase(
            storage.PathOf("employees.db"), SqliteEmployeeStore.Schema + SqliteAccountStore.Schema + SqliteSuggestionStore.Schema, "full"));
        services.AddSingleton(provider => new SqliteEmployeeStore(
            Records(provider), provider.GetRequiredService<DirectoryMetrics>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountStore>(provider => new SqliteAccountStore(Records(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEmployeeStore>(provider => provider.GetRequiredService<SqliteEmployeeStore>());
        services.AddSingleton<IAuditStore>(provider => new SqliteAuditStore(Records(provider)));
        services.AddSingleton<ISuggestionStore>(provider => new SqliteSuggestionStore(Records(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPhotoStore, FolderPhotoStore>();
        services.AddHostedService<DeletedRecordPurge>();
        services.AddDataProtection()
            .SetApplicationName(nameof(EmployeeDirectory))
            .PersistKeysToFileSystem(Directory.CreateDirectory(storage.PathOf("keys")));
    }

    private static SqliteDatabase Records(IServiceProvider provider) => provider.GetRequiredKeyedService<SqliteDatabase>(nameof(SqliteEmployeeStore));
}
