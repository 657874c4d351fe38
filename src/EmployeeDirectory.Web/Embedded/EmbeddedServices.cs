using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Embedded;

public static class EmbeddedServices
{
    /// <summary>The key of the <see cref="SqliteDatabase"/> that is the system of record; the one without a key is the read model's.</summary>
    public const string Records = "records";

    /// <summary>Everything in the data folder.</summary>
    public static void AddEmbeddedStorage(this IServiceCollection services, StorageOptions storage)
    {
        services.AddKeyedSingleton(Records, (_, _) => new SqliteDatabase(storage.PathOf("employees.db"), SqliteEmployeeStore.Schema, "full"));
        services.AddSingleton(provider => new SqliteEmployeeStore(
            provider.GetRequiredKeyedService<SqliteDatabase>(Records), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEmployeeStore>(provider => provider.GetRequiredService<SqliteEmployeeStore>());
        services.AddSingleton<IAuditStore>(provider => new SqliteAuditStore(provider.GetRequiredKeyedService<SqliteDatabase>(Records)));
        services.AddSingleton<IPhotoStore, FolderPhotoStore>();
        services.AddHostedService<DeletedRecordPurge>();
        services.AddDataProtection()
            .SetApplicationName(nameof(EmployeeDirectory))
            .PersistKeysToFileSystem(Directory.CreateDirectory(storage.PathOf("keys")));
    }
}
