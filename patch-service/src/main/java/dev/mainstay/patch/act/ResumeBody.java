package dev.mainstay.patch.act;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** The body of a resumption, which callers from before there was one leave out. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class ResumeBody implements MessageBodyReader<ResumeRequest> {

    private final ObjectMapper mapper;

    ResumeBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ResumeRequest.class;
    }

    @Override
    public ResumeRequest readFrom(
            Class<ResumeRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream sent)
            throws IOException {
        byte[] bytes = sent.readAllBytes();
        return bytes.length == 0 ? new ResumeRequest(null) : mapper.readValue(bytes, ResumeRequest.class);
    }
}
