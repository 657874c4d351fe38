using System.Globalization;
using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>One call of a libvips operation. Numbers, enums and flags are given in their text form; the call is made once.</summary>
internal sealed class VipsOperation
{
    private readonly string name;
    private nint handle;

    public VipsOperation(string name)
    {
        this.name = name;
        handle = Libvips.NewOperation(name);
        if (handle == 0) throw VipsException.Last();
    }

    public VipsOperation With(string argument, string value) =>
        Libvips.SetArgument(handle, argument, value) == 0 ? this : throw VipsException.Last();

    public VipsOperation With(string argument, int value) => With(argument, value.ToString(CultureInfo.InvariantCulture));

    public VipsOperation With(string argument, VipsImage image)
    {
        var value = GValue.Of(Libvips.ImageType());
        Libvips.SetObject(ref value, image.Handle);
        return With(argument, value);
    }

    /// <summary>The bytes are not copied: they must stay where they are until the last pixel was read.</summary>
    public VipsOperation With(string argument, nint bytes, int length)
    {
        var value = GValue.Of(Libvips.BlobType());
        Libvips.SetBlob(ref value, release: 0, bytes, (nuint)length);
        return With(argument, value);
    }

    public VipsImage Image() => Run("out", Libvips.ImageType(), value => new VipsImage(Libvips.DuplicateObject(value)));

    public byte[] Bytes() => Run("buffer", Libvips.BlobType(), value =>
    {
        var bytes = Libvips.GetBlob(value, out var length);
        var copy = new byte[checked((int)length)];
        Marshal.Copy(bytes, copy, 0, copy.Length);
        return copy;
    });

    private VipsOperation With(string argument, GValue value)
    {
        Libvips.SetProperty(handle, argument, value);
        Libvips.UnsetValue(ref value);
        return this;
    }

    private T Run<T>(string output, nuint type, Func<GValue, T> read)
    {
        ObjectDisposedException.ThrowIf(handle == 0, name);
        try
        {
            if (Libvips.Build(ref handle) != 0) throw VipsException.Last();
            var value = GValue.Of(type);
            Libvips.GetProperty(handle, output, ref value);
            var result = read(value);
            Libvips.UnsetValue(ref value);
            return result;
        }
        finally
        {
            Libvips.ReleaseOutputs(handle);
            Libvips.Release(handle);
            handle = 0;
        }
    }
}
